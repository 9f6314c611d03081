/** Procedures that notes speak of, by LONG_TITLE. Imaging is left out: what a note says of it is no claim. */
export interface ProcedureWords {
  readonly titles: readonly string[];
  /** With an article where one is due: "underwent ...". */
  readonly said: readonly string[];
  /** Kept apart where a note denies, or invents: one title alone is meant by the words. */
  readonly exact: boolean;
  /** Fits a patient of any kind, so that a note may invent it. */
  readonly common: boolean;
  /** An operation that days are counted from. */
  readonly operation: boolean;
}

type Row = readonly [titles: string, said: string, flags: string];

/** `=`: the words mean one title; `*`: may be invented; `!`: an operation. */
const ROWS: readonly Row[] = [
  ['thoracentesis', 'thoracentesis|a thoracentesis|bedside thoracentesis', '=*'], ['hemodialysis', 'hemodialysis|a session of hemodialysis', '=*'], ['spinal tap', 'LP|an LP|lumbar puncture', '=*'], ['colonoscopy', 'colonoscopy|a colonoscopy', '=*'], ['pericardiocentesis', 'pericardiocentesis', '='],
  ['percutaneous [endoscopic] gastrostomy [peg]', 'PEG placement|a PEG', '=*'], ['endoscopic retrograde cholangiopancreatography [ercp]', 'ERCP|an ERCP', '=*'], ['biopsy of bone marrow', 'bone marrow biopsy|a bone marrow bx', '=*'], ['closed (percutaneous) [needle] biopsy of liver', 'percutaneous liver biopsy|a needle bx of the liver', '='],
  ['closed [percutaneous] [needle] biopsy of kidney', 'percutaneous renal biopsy|a needle bx of the kidney', '='], ['implant of pulsation balloon', 'IABP placement|an intra-aortic balloon pump', '='], ['insertion of intercostal catheter for drainage', 'chest tube placement|a chest tube', '=*'], ['insertion or replacement of external ventricular drain [evd]', 'EVD placement|an EVD', '='],
  ['interruption of the vena cava', 'IVC filter placement|an IVC filter', '=*'], ['percutaneous transluminal coronary angioplasty [ptca]', 'PTCA|balloon angioplasty of a coronary', '='], ['atrial cardioversion', 'cardioversion|DCCV', '='], ['electroencephalogram', 'EEG|an EEG', '=*'], ['insertion of endotracheal tube', 'intubation|endotracheal intubation', '=!-'],
  ['transfusion of packed cells', 'transfusion of PRBCs|PRBC transfusion', '='], ['transfusion of platelets', 'platelet transfusion|transfusion of platelets', '='], ['left heart cardiac catheterization', 'left heart cath|LHC', '='], ['right heart cardiac catheterization', 'right heart cath|RHC', '='], ['percutaneous abdominal drainage', 'paracentesis|percutaneous abdominal drainage', '=*'],
  ['laparoscopic cholecystectomy', 'lap chole|laparoscopic cholecystectomy', '=!'], ['exploratory laparotomy', 'ex lap|exploratory laparotomy', '=!'], ['colostomy, not otherwise specified', 'colostomy', '=!'], ['total splenectomy', 'splenectomy', '=!'], ['other craniotomy', 'craniotomy', '!'], ['incision of cerebral meninges', 'evacuation of the subdural|incision of the meninges', '!'],
  ['open and other right hemicolectomy', 'R hemicolectomy|right hemicolectomy', '=!'], ['open and other left hemicolectomy', 'L hemicolectomy|left hemicolectomy', '=!'], ['open and other sigmoidectomy', 'sigmoidectomy|sigmoid resection', '=!'], ['total hip replacement', 'THR|total hip replacement', '=!'], ['partial hip replacement', 'hip hemiarthroplasty|partial hip replacement', '=!'], ['total knee replacement', 'TKR|total knee replacement', '=!'],
  ['open reduction of fracture with internal fixation, femur', 'ORIF of the femur|femoral ORIF', '=!'], ['other lobectomy of lung', 'lobectomy', '!'], ['thoracoscopic lobectomy of lung', 'VATS lobectomy', '=!'], ['radical pancreaticoduodenectomy', 'Whipple', '=!'], ['partial hepatectomy', 'partial hepatectomy', '=!'], ['closed [endoscopic] biopsy of bronchus', 'bronch w/ endobronchial bx|bronchoscopy with endobronchial biopsy', '='],
  ['(aorto)coronary bypass of one coronary artery', 'CABG x1|single vessel CABG', '=!'], ['(aorto)coronary bypass of two coronary arteries', 'CABG x2|two vessel CABG', '=!'], ['(aorto)coronary bypass of three coronary arteries', 'CABG x3|three vessel CABG', '=!'], ['open and other replacement of aortic valve with tissue graft', 'tissue AVR|bioprosthetic AVR', '=!'], ['temporary tracheostomy', 'temporary tracheostomy', '='], ['esophagogastroduodenoscopy [egd] with closed biopsy', 'EGD with biopsy|EGD w/ bx', '='],
];

export const PROCEDURES: readonly ProcedureWords[] = ROWS.map(([titles, said, flags]) => ({ titles: titles.split('|').length > 1 ? titles.split('|') : [titles], said: said.split('|'), exact: flags.includes('='), common: flags.includes('*'), operation: flags.includes('!') && !flags.includes('-') }));
