"""The command line. One module a command."""
