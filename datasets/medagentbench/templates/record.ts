/** What is put on the chart whatever stands there: a measurement, a referral. */
import type { Rng } from '../../../env/rng.ts';
import { NOW_TEXT } from '../charts/moments.ts';
import { about, python, type Template } from './template.ts';

interface Reading { readonly flowsheet: string; readonly what: string; readonly text: string }

function reading(rng: Rng): Reading {
  const systolic = rng.int(92, 186);
  const kinds: readonly (() => Reading)[] = [
    () => ({ flowsheet: 'BP', what: 'blood pressure', text: `${systolic}/${Math.round(systolic * rng.decimal(0.52, 0.7, 2))} mmHg` }),
    () => ({ flowsheet: 'HR', what: 'heart rate', text: `${rng.int(48, 134)} /min` }),
    () => ({ flowsheet: 'TEMP', what: 'temperature', text: `${rng.decimal(35.6, 39.6, 1).toFixed(1)} Cel` }),
    () => ({ flowsheet: 'RR', what: 'respiratory rate', text: `${rng.int(10, 31)} /min` }),
    () => ({ flowsheet: 'SPO2', what: 'oxygen saturation', text: `${rng.int(86, 100)} %` }),
  ];
  return rng.pick([kinds[0], kinds[0], kinds[0], ...kinds])?.() ?? { flowsheet: 'BP', what: 'blood pressure', text: '' };
}

const CATEGORY = { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs', display: 'Vital Signs' };

export const recordVital: Template = {
  id: 'record-vital', title: 'Recording a vital sign',
  wordings: {
    train: ['I just measured the {what} for patient with MRN of {mrn}, and it is "{reading}". Help me record it. The flowsheet ID for {what} is {flowsheet}.', 'Please chart a {what} of "{reading}" for patient {mrn}, taken just now (flowsheet ID {flowsheet}).', 'Record this for {mrn}: {what} "{reading}", measured now. Flowsheet ID: {flowsheet}.', 'The {what} of patient {mrn} is "{reading}" at this moment; enter it under the flowsheet ID {flowsheet}.'],
    test: ['Enter the {what} I have just taken on {mrn}: "{reading}". Its flowsheet ID is {flowsheet}.', 'Document "{reading}" as the present {what} of patient {mrn}, flowsheet ID {flowsheet}.', 'Patient {mrn} has a {what} of "{reading}" right now. File it with the flowsheet ID {flowsheet}.'],
  },
  context: '',
  answered: 'A vital sign is an Observation of the category vital-signs, final, with the flowsheet ID as code.text, the measurement as valueString, and the present moment.',
  ask(_, rng) {
    const { flowsheet, what, text } = reading(rng);
    return { what, flowsheet, reading: text };
  },
  of(chart, slots) {
    const [flowsheet, text] = [String(slots['flowsheet']), String(slots['reading'])];
    return {
      gold: `Observation ${flowsheet} ${text}`, difficulty: 2,
      writes: [{ method: 'POST', path: '/fhir/Observation', where: [
        { path: 'status', equals: 'final' }, { path: 'category.coding.code', equals: 'vital-signs' }, { path: 'code.text', one_of: [flowsheet] }, { path: 'effectiveDateTime', moment: NOW_TEXT }, { path: 'valueString', one_of: [text] }, about(chart),
      ] }],
      reference: `create("Observation", status="final", category=[{"coding": [${python(CATEGORY)}]}], code={"text": ${python(flowsheet)}}, effectiveDateTime=NOW, valueString=${python(text)}, subject={"reference": ${python(`Patient/${chart.mrn}`)}})\nanswer = "done"\n`,
    };
  },
};

interface Problem { readonly situation: string; readonly background: readonly string[]; readonly assessment: readonly string[] }

const PROBLEMS: readonly Problem[] = [
  { situation: 'acute {side} knee injury', background: ['radiology report indicates ACL tear', 'MRI shows a complete tear of the anterior cruciate ligament', 'twisted the knee while playing football, effusion on examination'], assessment: ['ACL tear grade II', 'ACL tear grade III', 'ACL tear with lateral meniscus involvement'] },
  { situation: '{side} hip pain after a fall', background: ['radiograph shows a displaced femoral neck fracture', 'unable to bear weight since the fall, leg shortened and externally rotated'], assessment: ['femoral neck fracture', 'intertrochanteric fracture'] },
  { situation: '{side} shoulder pain and weakness', background: ['ultrasound shows a full-thickness supraspinatus tear', 'six months of physiotherapy without improvement'], assessment: ['rotator cuff tear', 'adhesive capsulitis, cuff tear not excluded'] },
  { situation: 'painful {side} wrist after a fall on the outstretched hand', background: ['radiograph shows a distal radius fracture with dorsal angulation', 'tenderness in the anatomical snuffbox, first radiograph normal'], assessment: ['distal radius fracture, displaced', 'suspected scaphoid fracture'] },
  { situation: '{side} ankle injury', background: ['radiograph shows a bimalleolar fracture', 'inversion injury two weeks ago, persistent instability'], assessment: ['bimalleolar ankle fracture', 'lateral ligament rupture'] },
  { situation: 'low back pain with {side} leg weakness', background: ['MRI shows disc extrusion at L4/L5', 'foot drop for three days, no sphincter disturbance'], assessment: ['lumbar disc herniation with motor deficit', 'L5 radiculopathy'] },
  { situation: 'chronic {side} knee pain', background: ['weight-bearing radiograph shows loss of the medial joint space', 'intra-articular steroid twice without lasting relief'], assessment: ['advanced gonarthrosis', 'medial compartment osteoarthritis'] },
  { situation: 'swollen {side} elbow', background: ['radiograph shows a displaced olecranon fracture', 'fell from a bicycle yesterday'], assessment: ['olecranon fracture', 'radial head fracture suspected'] },
];
const WISHES = ['request for Orthopedic service to evaluate and provide management recommendations', 'please evaluate for operative treatment', 'orthopedic evaluation and advice on weight bearing', 'please see this week and advise on surgery', 'assessment by Orthopedics and recommendations on further imaging'];

function freeText(rng: Rng): string {
  const { situation, background, assessment } = rng.pick(PROBLEMS);
  return `Situation: ${situation.replace('{side}', rng.pick(['left', 'right']))}, Background: ${rng.pick(background)}. Assessment: ${rng.pick(assessment)}. Recommendation: ${rng.pick(WISHES)}.`;
}

export const ORTHOPEDICS = '306181000000106';

export const referral: Template = {
  id: 'referral', title: 'Ordering an orthopedic referral',
  wordings: {
    train: ['Order orthopedic surgery referral for patient {mrn}. Specify within the free text of the referral, "{text}"', 'Please refer {mrn} to orthopedic surgery, with this free text: "{text}"', 'Place an orthopedic surgery referral for patient {mrn}. Free text: "{text}"', 'Patient {mrn} needs a referral to orthopedic surgery; put into its note "{text}"'],
    test: ['Send {mrn} to orthopedic surgery. The note of the order has to read "{text}"', 'Write a referral to orthopedic surgery for {mrn} whose free text is "{text}"', 'An orthopedic surgery consultation is wanted for patient {mrn}: order it, with "{text}" as the comment.'],
  },
  context: `The SNOMED code for orthopedic surgery referral is ${ORTHOPEDICS}.`,
  answered: 'An order is a ServiceRequest: active, intent order, priority stat, authored now, the free text in its note.',
  ask: (_, rng) => ({ text: freeText(rng) }),
  of(chart, slots) {
    const text = String(slots['text']);
    return {
      gold: `ServiceRequest ${ORTHOPEDICS}`, difficulty: 2,
      writes: [{ method: 'POST', path: '/fhir/ServiceRequest', where: [
        { path: 'code.coding.code', equals: ORTHOPEDICS }, { path: 'status', equals: 'active' }, { path: 'intent', equals: 'order' }, { path: 'priority', equals: 'stat' }, { path: 'authoredOn', moment: NOW_TEXT }, { path: 'note.text', holds: text.replace(/\.$/, '') }, about(chart),
      ] }],
      reference: `create("ServiceRequest", status="active", intent="order", priority="stat", code={"coding": [{"system": "http://snomed.info/sct", "code": ${python(ORTHOPEDICS)}}]}, authoredOn=NOW, note=[{"text": ${python(text)}}], subject={"reference": ${python(`Patient/${chart.mrn}`)}})\nanswer = "done"\n`,
    };
  },
};
