/** What the agent is told about the server beside the question. */
import { NOW_TEXT } from './charts/moments.ts';

const FUNCTIONS = [
  'GET Patient?identifier=, name=, family=, given=, birthdate=, gender=, address-city=, telecom=',
  'GET Condition?patient= (category problem-list-item)',
  'GET Observation?patient=, code=, date= (laboratory results, the code being the hospital\'s own such as "K")',
  'GET Observation?patient=, category=vital-signs, date=',
  'GET MedicationRequest?patient=, status=, authoredon=',
  'GET Procedure?patient=, code=, date=',
  'POST Observation: status, category[{coding[{system "http://terminology.hl7.org/CodeSystem/observation-category", code, display}]}], code{text}, effectiveDateTime, valueString, subject{reference "Patient/MRN"}',
  'POST MedicationRequest: status "active", intent "order", authoredOn, medicationCodeableConcept{coding[{system "http://hl7.org/fhir/sid/ndc", code}], text}, dosageInstruction[{route{text}, doseAndRate[{doseQuantity{value, unit}, rateQuantity{value, unit}}]}], subject',
  'POST ServiceRequest: status "active", intent "order", priority, authoredOn, code{coding[{system, code}]}, occurrenceDateTime, note[{text}], subject',
];

export function chartPrompt(question: string, context: string): string {
  return [
    `A FHIR R4 server with the charts of a hospital is at http://localhost:8080/fhir/ (JSON; /metadata tells what it can do). It's ${NOW_TEXT} now.`,
    question,
    context,
    `What the server is used for here, by urllib or requests:\n${FUNCTIONS.map((each) => `- ${each}`).join('\n')}\nA patient's id is the MRN. Searches take prefixes (date=ge2023-11-12T10:15:00%2B00:00), _sort, _count (50 by default) and give the next page as a link; an unsuitable request is answered by an OperationOutcome that says why.`,
    'Conventions: results that were entered in error do not count. A window of hours goes back from now, its bounds included. An order is placed at most once, and what was created cannot be taken back. Orders and records carry the time of now. Where nothing but an order or a record is asked for, any answer will do. What was done and the answer are graded together, once, when you hand in by the action submit: a program that sets the answer does not hand in.',
  ].filter((part) => part !== '').join('\n\n');
}

/** Functions with which every reference solution begins. */
export const REFERENCE_PRELUDE = `import json
from urllib.parse import urlencode
from urllib.request import Request, urlopen

FHIR = "http://localhost:8080/fhir"
NOW = ${JSON.stringify(NOW_TEXT)}

def search(kind, **parameters):
    found, url = [], f"{FHIR}/{kind}?{urlencode(parameters)}"
    while url:
        with urlopen(url) as reply:
            bundle = json.load(reply)
        found += [entry["resource"] for entry in bundle.get("entry", [])]
        url = next((link["url"] for link in bundle["link"] if link["relation"] == "next"), None)
    return found

def create(kind, **content):
    request = Request(f"{FHIR}/{kind}", data=json.dumps({"resourceType": kind, **content}).encode(), headers={"Content-Type": "application/fhir+json"})
    with urlopen(request) as reply:
        return json.load(reply)

`;
