"""What hangs on a noticeboard or leads there from one.  One paper, one file.

Each file has `files(notice, edition) -> Iterator[tuple[str, bytes]]`: path below the
notice's own folder, and content.  All of it is gone with the notice.
"""
