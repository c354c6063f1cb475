"""Checks a package with the validator of the Open Preservation Foundation (eark-validator): its
structure, and METS against its schema and the rules of E-ARK CSIP and SIP 2.1. Prints each error; exit code 1
where there is one.

The validator asks the network for four vocabularies when it is loaded. The tests have none, so it is
given the terms that our packages use: whether these terms stand in the vocabularies is not checked.
"""

import io
import sys
import urllib.request
from pathlib import Path

TERMS = ["Mixed", "OTHER", "SIP", "CURRENT"]

# What our packages are known not to meet.
KNOWN = {
    "CSIP113": "the schemas of METS, PREMIS and EAD are not ours to hand on",
    "CSIP99": "the same, in the structural map",
    "SIP14": "asks for the attribute NOTETYPE without its namespace, which the schema of METS refuses",
}


def vocabulary(_address):
    return io.BytesIO("".join(f"<Term>{term}</Term>\n" for term in TERMS).encode())


urllib.request.urlopen = vocabulary

from eark_validator import packages  # noqa: E402
from eark_validator.specifications.specification import SpecificationVersion  # noqa: E402

report = packages.PackageValidator(Path(sys.argv[1]), SpecificationVersion.V2_1_0).validation_report
found = [("structure", message) for message in report.structure.messages]
for part in (report.metadata.schema_results, report.metadata.schematron_results):
    if part is not None:
        found += [("metadata", message) for message in part.messages]
errors = 0
for where, message in found:
    is_error = message.severity.name == "ERROR" and message.rule_id not in KNOWN
    errors += is_error
    print(message.severity.name, where, message.rule_id, message.location or "", message.message)
sys.exit(1 if errors else 0)
