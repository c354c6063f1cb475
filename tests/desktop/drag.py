"""Offers a file to be dragged: a small window over all others, as a file manager would be.

    drag.py FILE X Y

Prints a line when the window is there.
"""

import sys
from pathlib import Path

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

SIDE = 40


def main() -> None:
    file, x, y = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    window = Gtk.Window(type=Gtk.WindowType.POPUP)
    window.set_default_size(SIDE, SIDE)
    handle = Gtk.EventBox()
    handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    handle.drag_source_add_uri_targets()
    handle.connect("drag-data-get", lambda _w, _c, data, *_: data.set_uris([file.as_uri()]))
    handle.connect("drag-end", lambda *_: Gtk.main_quit())
    window.add(handle)
    window.move(x, y)
    window.show_all()
    GLib.idle_add(lambda: print("ready", flush=True))
    Gtk.main()


main()
