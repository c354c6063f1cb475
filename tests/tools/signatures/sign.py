"""Signs a file with pyHanko: `sign.py P12 PASSWORD SUBFILTER FIELD IN OUT [certify]`. Who certifies
allows no changes at all."""

import sys

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

store, password, sub_filter, field, given, out, *certify = sys.argv[1:]
signer = signers.SimpleSigner.load_pkcs12(store, passphrase=password.encode())
about = signers.PdfSignatureMetadata(
    field_name=field,
    subfilter=SigSeedSubFilter("/" + sub_filter),
    certify=bool(certify),
    docmdp_permissions=MDPPerm.NO_CHANGES if certify else MDPPerm.FILL_FORMS,
)
with open(given, "rb") as source, open(out, "wb") as target:
    writer = IncrementalPdfFileWriter(source, strict=True)
    signers.sign_pdf(writer, about, signer=signer, output=target)
