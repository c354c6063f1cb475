"""Converts a DOCX file to PDF several times in a LibreOffice that is already running, and prints the
milliseconds that each time took, one a line. Needs Debian's python3-uno.

    convert.py PIPE DOCX PDF TIMES
"""

import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def desktop(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(300):
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return remote.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", remote
            )
        except NoConnectException:
            time.sleep(0.1)
    sys.exit("LibreOffice does not answer")


def setting(name, value):
    return PropertyValue(name, 0, value, 0)


def convert(office, docx, pdf):
    document = office.loadComponentFromURL(
        uno.systemPathToFileUrl(docx), "_blank", 0, (setting("Hidden", True),)
    )
    document.storeToURL(
        uno.systemPathToFileUrl(pdf), (setting("FilterName", "writer_pdf_Export"),)
    )
    document.close(True)


def main(pipe, docx, pdf, times):
    office = desktop(pipe)
    for _ in range(int(times)):
        begun = time.perf_counter()
        convert(office, docx, pdf)
        print(f"{(time.perf_counter() - begun) * 1000:.3f}", flush=True)
    try:
        office.terminate()
    except Exception:  # The connection breaks as the program ends.
        pass


main(*sys.argv[1:])
