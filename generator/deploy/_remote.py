"""What the other machine's `sh` is told.  Each script starts in the target's folder.

`$1`, `$2` are arguments; lists of paths come on standard input, parted by NUL, for a
command line cannot hold them.
"""

from __future__ import annotations

import shlex

NO_FOLDER, IN_GIT, BUSY, NO_LINK = 44, 45, 46, 47
"""Exit codes of the scripts, and what to say of them."""
WORDS = {
    NO_FOLDER: "服务器上没有 path 所写的文件夹",
    IN_GIT: "path 在服务器的 git 版本库里：历史记录会留住必须删除的名单；请换到版本库以外",
    BUSY: "另一个 gongshi deploy 正在写这个目标；请等它结束后再运行",
    NO_LINK: "服务器上的 current 不是链接；请移走它，或把 path 指向一个空文件夹",
}

HOLD = f"""
d=$(pwd -P)
while [ "$d" != / ]; do [ -e "$d/.git" ] && exit {IN_GIT}; d=$(dirname "$d"); done
if command -v flock >/dev/null; then
  exec 9>>.gongshi.lock; flock -n 9 || exit {BUSY}
else
  mkdir .gongshi.lock.d 2>/dev/null || exit {BUSY}
  trap 'rmdir .gongshi.lock.d' EXIT; trap 'exit 1' HUP INT TERM
fi
echo held
cat >/dev/null
"""
LOOK = f"""
if [ -e current ] && [ ! -L current ]; then exit {NO_LINK}; fi
echo "$(readlink current 2>/dev/null)"
find . -maxdepth 1 -name '.*.new'
for each in releases/* releases/.*.new; do
  [ -e "$each" ] && echo "./$each"
  [ -d "$each/notices" ] && find "./$each/notices" ! -type d
done
[ -d server ] && find ./server -name '.*.new'
printf '\\000'
set --
for each in good releases/*.sha256 server; do [ -e "$each" ] && set -- "$@" "$each"; done
[ $# -eq 0 ] || tar -cf - "$@"
"""
HASHES = """
cd "$1" || exit 1
if command -v sha256sum >/dev/null; then find . ! -type d -exec sha256sum {} +
else find . ! -type d -exec shasum -a 256 {} +; fi
"""
FREE = "df -Pk . | awk 'NR == 2 { print $4 }'"
DELETE = "xargs -0 rm -rf --"
TAKE_DOWN = 'xargs -0 rm -rf -- && find "$1" -depth -type d -empty -exec rmdir {} \\;'
WRITE = """
mkdir -p "$(dirname "$1")" && aside="$(dirname "$1")/.$(basename "$1").new"
cat > "$aside" && [ "$(wc -c < "$aside")" -eq "$2" ] && mv -f "$aside" "$1" && down
"""
SWITCH = """
rm -f .current.new && ln -s "$1" .current.new && down &&
{ mv -fT .current.new current 2>/dev/null || mv -fh .current.new current 2>/dev/null ||
  perl -e 'rename(".current.new", "current") or die $!'; } && down
"""
RENAME = 'down && mv "$1" "$2" && down'
FOR_RSYNC = 'command -v rsync && mkdir -p "$1"'
UNPACK = 'rm -rf -- "$1" && mkdir -p "$1" && tar -xf - -C "$1" && down'


DOWN = "down() { sync -f . 2>/dev/null || sync; }; "
"""Brings what was written down to the disk: to this one, where `sync` can tell them apart."""


def line(path: str, script: str, *args: str, make: bool = False) -> str:
    """One command line for whatever shell logs in there."""
    folder = shlex.quote(path)
    begin = f"mkdir -p {folder} || exit 1; " if make else ""
    enter = f"{DOWN}umask 022; {begin}cd {folder} 2>/dev/null || exit {NO_FOLDER}; "
    return " ".join(["sh", "-c", shlex.quote(enter + script), "sh", *map(shlex.quote, args)])
