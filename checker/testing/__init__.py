"""What authors of rules and plugins need to test them. Public."""
