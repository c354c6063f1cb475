"""Asks pyHanko about signed files: `check.py ROOT.pem FILE…`. Prints, as JSON, a list for each file
with what it says of every signature and of every time stamp over the file, strictly. Where the file
keeps what its issuers said, the signatures are checked by that alone."""

import json
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext


def context(root, reader):
    if "/DSS" not in reader.root:
        return ValidationContext(
            trust_roots=[root], allow_fetching=False, revocation_mode="soft-fail"
        )
    store = DocumentSecurityStore.read_dss(reader)
    return store.as_validation_context({"trust_roots": [root], "revocation_mode": "hard-fail"})


def said(signature, root, reader):
    is_stamp = signature.sig_object["/Type"] == "/DocTimeStamp"
    if is_stamp:
        status = validate_pdf_timestamp(signature, context(root, reader))
    else:
        status = validate_pdf_signature(
            signature, context(root, reader), ts_validation_context=context(root, reader)
        )
    return {
        "field": signature.field_name,
        "intact": status.intact,
        "valid": status.valid,
        "trusted": status.trusted,
        "unchanged": status.valid and status.trusted if is_stamp else status.bottom_line,
        "docmdp_ok": is_stamp or status.docmdp_ok,
    }


def check(path, root):
    with open(path, "rb") as handle:
        reader = PdfFileReader(handle, strict=True)
        return [said(signature, root, reader) for signature in reader.embedded_signatures]


root = load_cert_from_pemder(sys.argv[1])
json.dump([check(path, root) for path in sys.argv[2:]], sys.stdout)
