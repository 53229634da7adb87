"""What the operating system says of files, said in Chinese."""

from __future__ import annotations

import errno

from checker.source.document import NotReadError

_REASONS = {
    errno.ENOENT: "没有这个文件",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EROFS: "所在的磁盘是只读的",
    errno.EFBIG: "文件太大",
    errno.EIO: "磁盘读写出错",
    errno.ELOOP: "链接互相指来指去，没有尽头",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.EBADF: "是关着的",
    errno.EINVAL: "文件名或位置不对",
    errno.EEXIST: "已经有同名的文件",
    errno.ETXTBSY: "文件正在使用",
    errno.EBUSY: "文件正在使用",
    errno.ENOMEM: "内存不够",
    errno.ENOTEMPTY: "文件夹里已经有内容",
    errno.ENODEV: "没有这个设备",
    errno.ENXIO: "没有这个设备",
}


def reason(error: OSError) -> str:
    """Say in Chinese why a file cannot be opened or written."""
    if isinstance(error, NotReadError):
        return str(error)
    known = _REASONS.get(error.errno or 0)
    return known or f"系统报错 {error.errno}（{error.strerror or error}）"
