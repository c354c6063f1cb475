"""Asks pyHanko about signed files: `check.py ROOT.pem FILE…`. Prints, as JSON, a list for each file
with what it says of every signature."""

import json
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext


def context(root):
    return ValidationContext(
        trust_roots=[root], allow_fetching=False, revocation_mode="soft-fail"
    )


def said(signature, root):
    status = validate_pdf_signature(signature, context(root), ts_validation_context=context(root))
    stamp = status.timestamp_validity
    return {
        "field": signature.field_name,
        "intact": status.intact,
        "valid": status.valid,
        "trusted": status.trusted,
        "unchanged": status.bottom_line,
        "level": status.modification_level.name if status.modification_level else None,
        "docmdp_ok": status.docmdp_ok,
        "timestamp": stamp.valid and stamp.trusted if stamp else None,
    }


def check(path, root):
    with open(path, "rb") as handle:
        reader = PdfFileReader(handle, strict=True)
        return [said(signature, root) for signature in reader.embedded_signatures]


root = load_cert_from_pemder(sys.argv[1])
json.dump([check(path, root) for path in sys.argv[2:]], sys.stdout)
