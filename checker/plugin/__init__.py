"""The plugin framework: every hook, and the host that calls them."""
