"""Commands that plugins add to `checker`."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.help_text import LazyGroup


class PluginGroup(LazyGroup):
    """The root group: asks plugins only for commands that are not built in, and for the help."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, cmd_name) or plugin_commands(frozenset(self.lazy)).get(cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_commands(ctx, formatter)
        added = plugin_commands(frozenset(self.lazy))
        if added:
            with formatter.section("插件的命令"):
                formatter.write_dl([(name, command.get_short_help_str()) for name, command in added.items()])


def plugin_commands(taken: frozenset[str]) -> dict[str, click.Command]:
    """Return the commands of installed (and configured) plugins by name; a built-in one is never replaced."""
    from checker.plugin.discover import installed_plugins
    from checker.settings import SettingsError, read_settings

    try:
        chosen = read_settings(Path.cwd())
    except SettingsError:
        return {}  # told by every command that needs the settings
    if not chosen.folders and not installed_plugins():
        return {}
    from checker.plugin.host import PluginSettings
    from checker.plugin.load import start_host

    allowed = None if chosen.allow is None else frozenset(chosen.allow)
    folders = tuple(Path(folder) for folder in chosen.folders)
    host = start_host(PluginSettings(blocked=frozenset(chosen.block), allowed=allowed, folders=folders))
    found: dict[str, click.Command] = {}
    for answer in host.ask("checker_commands"):
        for command in answer.value:
            if command.name and command.name not in taken:
                found.setdefault(command.name, command)
    return dict(sorted(found.items()))
