"""What click says about a wrong command line, said in Chinese."""

from __future__ import annotations

from difflib import get_close_matches

import click

STANDARD_OUTPUT = "标准输出"


def explain_mistake(error: click.ClickException) -> str:
    """Return what is wrong with the command line and what to do, without a trailing line feed."""
    lines = [f"命令有误：{_say(error)}"]
    context = getattr(error, "ctx", None)
    if context is not None:
        lines.append(f"输入 {context.command_path} --help 查看用法。")
    return "\n".join(lines)


def _say(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return f"没有选项 {error.option_name}{_nearest(error.possibilities)}。"
        case click.exceptions.NoSuchCommand():
            return f"没有命令 {error.command_name}{_nearest(_near_commands(error))}。"
        case click.MissingParameter():
            return f"缺少{_kind(error.param)} {_name(error.param)}。"
        case click.BadOptionUsage():
            return _option_usage(error)
        case click.BadParameter():
            name = _name(error.param) if error.param else error.param_hint or "参数"
            return f"{name} 的值不对：{_bad_value(error)}"
        case click.FileError() if error.ui_filename == STANDARD_OUTPUT:
            return f"结果没有写出去（{STANDARD_OUTPUT}）：{error.message}。"
        case click.FileError():
            return f"写不了或打不开文件 {error.ui_filename}：{error.message}"
        case _:
            return _usage(error.format_message())


def _option_usage(error: click.BadOptionUsage) -> str:
    if "requires" in error.message:
        return f"选项 {error.option_name} 后面要有一个值。"
    return f"选项 {error.option_name} 后面不能有值。"


def _bad_value(error: click.BadParameter) -> str:
    parameter = error.param
    choices = getattr(getattr(parameter, "type", None), "choices", None)
    if choices:
        return f"只能是 {'、'.join(str(choice) for choice in choices)} 之一。"
    if "does not exist" in error.message:
        return (
            error.message.replace("does not exist", "不存在").replace("Path", "路径").replace("File", "文件")
        )
    return error.message


def _usage(message: str) -> str:
    if message.startswith("Got unexpected extra argument"):
        return f"多出了参数{message[message.find('(') :].replace('(', '（').replace(')', '）')}。"
    if message.startswith("Missing command"):
        return "缺少命令。"
    return message


def _near_commands(error: click.exceptions.NoSuchCommand) -> list[str]:
    group = error.ctx.command if error.ctx is not None else None
    if error.ctx is None or not isinstance(group, click.Group):
        return []
    return get_close_matches(error.command_name, group.list_commands(error.ctx), n=1, cutoff=0.5)


def _nearest(possibilities: object) -> str:
    names = list(possibilities) if isinstance(possibilities, (list, tuple)) else []
    return f"，是否指 {names[0]}" if names else ""


def _kind(parameter: click.Parameter | None) -> str:
    return "参数" if isinstance(parameter, click.Argument) else "选项"


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "参数"
    if isinstance(parameter, click.Argument):
        return parameter.metavar or (parameter.name or "").upper()
    return parameter.opts[-1]
