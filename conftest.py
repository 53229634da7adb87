"""Let pytest run the cases beside the rule files (rules/ and plugins/)."""

pytest_plugins = ["checker.testing.pytest_plugin"]
