# One request to the chart, by what regular expressions find in the question: what `PROMPT` asks to record is recorded as quoted, what
# it asks for is the newest value of the code that it names. It converts nothing, looks at no status and no window, and decides nothing:
# where an order depends on what is found it gives up, since doing nothing is right for half of them, as a coin would be.
import json
import re
from datetime import date
from urllib.parse import urlencode
from urllib.request import Request, urlopen

FHIR = "http://localhost:8080/fhir/"
now = re.search(r"\d{4}-\d\d-\d\dT[\d:]+\+00:00", PROMPT)[0]
mrn = (re.search(r"\bS\d{7}\b", PROMPT) or [""])[0]
question = PROMPT.split("\n\n")[1]


def get(kind, **parameters):
    with urlopen(FHIR + kind + "?" + urlencode(parameters)) as reply:
        return [entry["resource"] for entry in json.load(reply).get("entry", [])]


def post(kind, **content):
    body = {"resourceType": kind, "subject": {"reference": "Patient/" + mrn}, **content}
    with urlopen(Request(FHIR + kind, data=json.dumps(body).encode(), headers={"Content-Type": "application/fhir+json"})) as reply:
        reply.read()


quoted = re.search(r'["“](.+)["”]', question)
flowsheet = re.search(r"flowsheet ID (?:is )?(\w+)", question)
code = re.search(r'The code for [\w ]+ is "(\w+)"', PROMPT)
snomed = re.search(r"SNOMED code for [\w ]+ is (\d+)", PROMPT)
born = re.search(r"\d{4}-\d\d-\d\d", question)
answer = None
if flowsheet and quoted:
    post("Observation", status="final", category=[{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "vital-signs", "display": "Vital Signs"}]}], code={"text": flowsheet[1]}, effectiveDateTime=now, valueString=quoted[1])
elif snomed and quoted:
    post("ServiceRequest", status="active", intent="order", priority="stat", code={"coding": [{"system": "http://snomed.info/sct", "code": snomed[1]}]}, authoredOn=now, note=[{"text": quoted[1]}])
elif code and re.search(r"\border|\bplace|\breplac", question + PROMPT.split("\n\n")[2], re.I):
    raise SystemExit("a decision")
elif code:
    found = get("Observation", patient=mrn, code=code[1], _sort="-date", _count=1)
    answer = found[0]["valueQuantity"]["value"] if found else -1
    if found and re.search(r"\bwhen\b|its date", question, re.I):
        answer = [answer, found[0]["effectiveDateTime"]]
elif mrn:
    answer = (date.fromisoformat(now[:10]) - date.fromisoformat(get("Patient", identifier=mrn)[0]["birthDate"])).days * 100 // 36525
elif born:
    found = get("Patient", birthdate=born[0])
    answer = found[0]["identifier"][0]["value"] if len(found) == 1 else next((each["identifier"][0]["value"] for each in found if each["name"][0]["family"] in question), "Patient not found")
