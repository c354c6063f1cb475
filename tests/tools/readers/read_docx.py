"""Opens DOCX files with python-docx and prints what stands in them, as JSON: a list of paragraphs
for each file, in the order of the document, tables cell by cell."""

import json
import sys

import docx
from docx.table import Table


def paragraphs(container):
    for item in container.iter_inner_content():
        if isinstance(item, Table):
            yield from table_paragraphs(item)
        else:
            yield item.text


def table_paragraphs(table):
    seen = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield from paragraphs(cell)


def read(path):
    document = docx.Document(path)
    return {
        "title": document.core_properties.title,
        "sections": len(document.sections),
        "paragraphs": list(paragraphs(document)),
    }


json.dump([read(path) for path in sys.argv[1:]], sys.stdout, ensure_ascii=False)
