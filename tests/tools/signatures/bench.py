"""Times pyHanko at signing and checking: `bench.py P12 PASSWORD ROOT PLAIN SIGNED TIMES FILES`. Prints,
as JSON, milliseconds for one file (the middle of TIMES) and for FILES in a row, in a program that is
running already."""

import json
import sys
import time
from io import BytesIO

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

store, password, root, plain, signed, times, files = sys.argv[1:]
signer = signers.SimpleSigner.load_pkcs12(store, passphrase=password.encode())
root = load_cert_from_pemder(root)
with open(plain, "rb") as handle:
    plain = handle.read()
with open(signed, "rb") as handle:
    signed = handle.read()


def sign():
    about = signers.PdfSignatureMetadata(field_name="NguoiKy", subfilter=SigSeedSubFilter.PADES)
    signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(plain)), about, signer=signer)


def check():
    context = ValidationContext(
        trust_roots=[root], allow_fetching=False, revocation_mode="soft-fail"
    )
    signature = PdfFileReader(BytesIO(signed)).embedded_signatures[0]
    status = validate_pdf_signature(signature, context)
    assert status.bottom_line, status.summary()


def timed(run, count):
    begun = time.perf_counter()
    for _ in range(count):
        run()
    return (time.perf_counter() - begun) * 1000


def figures(run):
    run()
    one = sorted(timed(run, 1) for _ in range(int(times)))
    return [one[len(one) // 2], timed(run, int(files))]


json.dump({"sign": figures(sign), "check": figures(check)}, sys.stdout)
