/**
 * How an illness was worked up and treated, in sentences that give reasons: by illness, alternately of the train and the test split. What they
 * tell bears on no item of a score and on no value that is asked.
 */
export const TURNS = {
  KIDNEY_CLINIC: [
    'Because of the persistent proteinuria, [a renal biopsy was discussed|serological testing was extended|a 24-hour urine collection was arranged], which [had been declined {#2-4} years earlier|had not been done before|the patient agreed to].', 'Given the slow course over the last {#8-20} months, [a glomerular disease|hypertensive nephrosclerosis|a tubulointerstitial process] was considered more likely than [an acute process|obstruction], and [watchful follow-up|conservative management] was chosen.',
    'Although [nonsteroidal anti-inflammatory drugs|herbal remedies|proton pump inhibitors] were suspected at first, stopping them {#3-9} months earlier had not changed the [urinary findings|renal function] to a relevant degree.', 'However, no [monoclonal protein|antineutrophil antibodies|dysmorphic red cells] could be demonstrated, and the [complement levels|hepatitis serologies|cryoglobulins] remained within normal limits on two occasions {#3-8} weeks apart.',
    'During follow-up, the [dose of the renin-angiotensin blocker|diuretic] was increased stepwise, which was tolerated despite [mild dizziness|a slight rise in potassium|occasional cramps] in the first {#2-4} weeks.', 'In order to slow progression, treatment with an SGLT2 inhibitor was started {#4-12} weeks later, after [genital infection|volume depletion|ketoacidosis] had been discussed as a possible adverse effect.',
    'A repeat ultrasound performed {#6-14} months later showed [unchanged kidney size|a cortical thickness of {#9-13} mm|no hydronephrosis], so that further imaging was not considered necessary.', 'The patient was informed about the risk of progression and was referred to [the dietitian|a patient education program|the transplant coordinator] within {#4-10} weeks.',
  ],
  INFECTION: [
    'Because the fever persisted for {#40-70} hours despite treatment, [the antibiotic regimen was broadened|repeat cultures were obtained|a CT scan was performed], and [no abscess|no further focus|no resistant organism] was found.', 'Empirical therapy was initiated after cultures had been obtained, since the patient [met criteria for intravenous treatment|could not tolerate oral medication|had failed outpatient therapy].',
    'On further work-up, [echocardiography|abdominal imaging|a dental examination] revealed no other source of infection, and the regimen was narrowed after {#48-96} hours.', 'However, the C-reactive protein continued to rise during the first {#24-48} hours before it decreased, which was attributed to [the delayed start of treatment|the extent of the infection].',
    'Serial clinical examinations showed [decreasing erythema|improved air entry|resolving tenderness], and the patient was switched to oral therapy after {#3-6} afebrile days.', 'Following this change, the patient remained afebrile for {#30-60} hours, the leukocyte count normalized, and the intravenous catheter was removed.',
    'The differential diagnosis included [viral infection|deep vein thrombosis|gout|drug fever], none of which was supported by [the laboratory findings|imaging|the clinical course].', 'An infectious disease consultation was requested, and the recommendation was to complete [a total of {#7-14} days|{#5-10} more days] of treatment without further imaging.',
  ],
  KIDNEY_INJURY: [
    'Given the abrupt decline in urine output, [prerenal failure|acute tubular injury|obstruction] was considered first, and a bladder catheter drained only {#20-80} mL of concentrated urine.', 'Fluid resuscitation was started immediately; however, urine output did not exceed {#15-35} mL per hour during the first {#8-14} hours, and nephrology was consulted.',
    'Because no hydronephrosis was seen on ultrasound, [toxic tubular injury|interstitial nephritis|renal hypoperfusion] was thought to be the most likely explanation, and all suspected drugs were discontinued.', 'In the absence of [red-cell casts|eosinophiluria|dysmorphic cells], a glomerular cause was regarded as unlikely, and a renal biopsy was not performed.',
    'Over the following {#3-6} days, polyuria of up to {#2.4-4.8} L per day developed, which required [careful replacement of fluid|replacement of potassium and magnesium].', 'Despite the initial rise in serum potassium, renal replacement therapy could be avoided, and renal function recovered gradually over {#6-14} days.',
    'Blood pressure medication was withheld during the oliguric phase and was resumed at half of the previous dose {#3-6} days later.', 'The patient was counseled to avoid [contrast media|anti-inflammatory painkillers|volume depletion], and repeat testing was arranged within {#5-12} days.',
  ],
  KETOACIDOSIS: [
    'Arterial blood gas analysis confirmed metabolic acidosis with respiratory compensation, and continuous insulin infusion was initiated along with [aggressive fluid resuscitation|potassium replacement].', 'As ketonemia was demonstrated on the bedside meter, intravenous insulin was started after the first {#500-1500} mL of crystalloid.',
    'After {#8-18} hours, the acidosis had improved, the insulin infusion rate was reduced, and dextrose was added in order to prevent hypoglycemia.', 'Despite correction of the volume deficit, mild tachycardia persisted for {#10-24} hours, which was attributed to [pain|residual dehydration|anxiety].',
    'An underlying infection was searched for by [chest radiography and urine culture|blood cultures and a throat swab], but none was identified.', 'Omission of insulin was identified as the precipitating factor, and the patient received structured education about [sick-day rules|ketone measurement|pump failure] over {#2-4} sessions.',
    'Serum potassium decreased after the start of insulin, requiring {#60-160} mEq of replacement within the first day.', 'Once oral intake was possible, subcutaneous basal insulin was given {#1-2} hours before the infusion was stopped, without recurrence of ketosis.',
  ],
  SEPTIC: [
    'Because of persistent hypotension after {#2-3} L of crystalloid, vasopressor support was initiated through a central venous catheter and could be weaned after {#12-40} hours.', 'Broad-spectrum antibiotics were administered within {#30-60} minutes of arrival, after blood and urine cultures had been collected.',
    'Imaging revealed [an obstructing ureteral stone|perinephric stranding|mild hydronephrosis], which prompted urgent [decompression|urological consultation] on the first evening.', 'Given the obstruction seen on CT, emergency drainage was performed under [sedation|local anesthesia], and {#20-80} mL of purulent urine were obtained.',
    'Following source control, lactate decreased within {#6-14} hours and the need for oxygen resolved.', 'After the procedure, fever subsided within {#24-60} hours, and the antibiotic was adapted to the susceptibility profile.',
    'A course of delirium during the second night resolved with [reorientation|hydration|removal of the bladder catheter] and did not require medication.', 'Transient [thrombocytopenia|elevation of liver enzymes] was noted and resolved without specific therapy in {#4-8} days.',
  ],
  DIARRHEA: [
    'Because of the ongoing losses, intravenous fluids were given at {#125-250} mL per hour, and electrolyte replacement was guided by repeated measurements.', 'Since the patient was unable to keep up with the losses by mouth, balanced crystalloids were infused at a rate of {#100-200} mL per hour.',
    'An infectious cause was considered most likely given the [short incubation|similar illness among other guests|recent travel by coach], and antibiotics were withheld.', 'Inflammatory bowel disease was thought to be unlikely because of the [abrupt onset|absence of blood|rapid recovery], so that endoscopy was deferred.',
    'By the time of reassessment {#6-12} hours later, orthostatic symptoms had improved and urine output exceeded {#40-70} mL per hour.', 'After {#24-48} hours of treatment, stool frequency decreased, and the patient was able to tolerate a bland diet.',
    'Bicarbonate was not given because the acidosis was expected to resolve with [volume replacement|cessation of stool losses].', 'Acid-base status normalized over {#2-4} days without alkali therapy, which supported enteral bicarbonate loss as the mechanism.',
  ],
  POISONING: [
    'Because the acidosis could not be explained by lactate alone, a toxic ingestion was suspected, and the regional poison center was contacted {#20-50} minutes after arrival.', 'In view of the unexplained gap, [toxic alcohols|salicylates] were considered, and empirical antidote therapy was initiated before levels were available.',
    'Alkalinization of the urine was continued for {#12-30} hours with hourly monitoring of [pH|potassium], while the patient remained under close observation.', 'Extracorporeal treatment was prepared; however, the acidosis responded within {#6-12} hours, and the catheter was not placed.',
    'The patient later stated that the ingestion had taken place {#4-9} hours before presentation, after [a quarrel|a loss of employment], and denied any previous attempt.', 'On further questioning, the patient reported having mistaken the liquid for [lemonade|water], which could not be verified, and psychiatric evaluation was obtained.',
    'Visual acuity and the fundi were examined on day {#2-3} and were found to be normal on both sides.', 'Repeat measurements every {#4-6} hours showed steady improvement, and renal function remained preserved throughout.',
  ],
  HYPEROSMOLAR: [
    'Rehydration was performed cautiously over {#36-60} hours in order to avoid rapid shifts in osmolality, with neurological checks every {#2-4} hours.', 'Since ketones were only minimally elevated, ketoacidosis was considered unlikely, and low-dose insulin was started after {#1-2} L of fluid.',
    'The precipitating cause was thought to be [an untreated infection|glucocorticoid therapy|poor adherence], which was addressed during the stay.', 'Infection was suspected as the trigger; however, cultures remained negative, and antibiotics were stopped after {#3-5} days.',
    'Mental status improved in parallel with the correction of glucose and returned to baseline within {#24-60} hours.', 'As the patient became more alert, oral fluids were encouraged, and the insulin infusion was replaced by basal insulin on day {#2-3}.',
    'Because of the high risk of thrombosis, prophylactic low-molecular-weight heparin was administered throughout the hospital stay of {#6-12} days.', 'A home care service was organized to assist with [glucose measurements|medication|meals] {#1-3} times a day.',
  ],
  DRY: [
    'The water deficit was replaced over {#48-72} hours with hypotonic fluids, while sodium was measured every {#4-6} hours to avoid overly rapid correction.', 'Hypotonic fluid was infused at {#80-160} mL per hour, and the rate was adjusted according to repeated electrolyte measurements.',
    'Diabetes insipidus was considered but thought unlikely, since the urine was appropriately concentrated and [thirst|urine output] normalized within {#2-4} days.', 'Given the history of poor intake, insufficient access to water was regarded as the cause, and no further endocrine testing was performed.',
    'As the sodium level decreased, the patient became progressively more responsive and was able to drink {#800-1400} mL per day.', 'With improving alertness, the patient was able to take fluids by mouth, and intravenous therapy was discontinued on day {#4-6}.',
    'The medication was reviewed, and [a diuretic|a laxative|a sedative] was discontinued because of its possible contribution.', 'Together with the caregivers, a plan of {#6-8} drinks a day was established, and weekly checks were scheduled.',
  ],
  LOW_SODIUM: [
    'Hypovolemia was excluded clinically, and the pattern of serum and urine osmolality was consistent with [inappropriate antidiuresis|a drug effect].', 'Adrenal insufficiency and hypothyroidism were ruled out by appropriate tests, and [the drug|excess water intake] was considered responsible.',
    'Fluid restriction was initiated, and the correction rate was kept below {#6-8} mEq/L per day in order to avoid osmotic demyelination.', 'Because symptoms were only moderate, correction was not hurried, and intake was limited to {#800-1000} mL per day.',
    'Gait and attention improved within {#3-5} days, and repeated neurological examination revealed no residual deficit.', 'After {#4-6} days the patient felt well, walked without assistance, and no longer complained of nausea.',
    'Imaging of the chest was performed to exclude a tumor as a source of antidiuretic hormone and showed no abnormality.', 'The causative medication was replaced, and the family physician was informed about the need for electrolyte checks within {#5-10} days.',
  ],
  CALCIUM: [
    'Further evaluation was aimed at [parathyroid disease|malignancy|granulomatous disease], and the corresponding tests were requested on day {#1-2}.', 'A medication-related cause was considered because of [supplements|antacids|thiazide use in the past], although the doses were moderate.',
    'Since no lytic lesions were found on imaging and the electrophoresis was normal, myeloma was regarded as unlikely.', 'Malignancy was judged to be unlikely given the stable weight over the last {#2-4} weeks and unremarkable imaging.',
    'The patient was treated with intravenous fluids for {#24-72} hours, during which [bone pain|fatigue|constipation] gradually improved.', 'With supportive therapy, appetite returned within {#3-5} days, and repeat blood tests were scheduled before discharge.',
    'The endocrinology team recommended [imaging of the neck|measurement of urinary calcium|bone densitometry] within {#3-6} weeks.', 'The option of [surgical referral|bisphosphonate therapy|observation] was discussed, and a decision was deferred until all results were available.',
  ],
  LIVER_CLINIC: [
    'Because the transaminases had remained elevated for more than {#6-12} months, a complete work-up of chronic liver disease was initiated.', 'Alcohol-related and drug-induced injury were considered first, but the history did not support either, and further serologies were obtained.',
    'Elastography suggested [mild|moderate] fibrosis with a stiffness of {#5.8-9.4} kPa, and a biopsy was discussed as the next step.', 'A percutaneous liver biopsy was performed under ultrasound guidance; the specimen of {#15-24} mm contained {#8-14} portal tracts, and there were no complications.',
    'Hemochromatosis and Wilson disease were excluded by appropriate tests, and the family was not screened further.', 'Metabolic risk factors were addressed with a structured program, with the goal of a weight reduction of {#5-10}% over {#6-12} months.',
    'The patient was advised to abstain from alcohol and was enrolled in regular surveillance every {#4-6} months.', 'Follow-up after {#3-6} months showed stable general condition, and treatment options were reviewed together with the patient.',
  ],
  CIRRHOSIS: [
    'Because of tense ascites, large-volume paracentesis was performed with albumin replacement, which led to prompt relief of [dyspnea|abdominal pressure].', 'Diagnostic paracentesis revealed no evidence of spontaneous bacterial peritonitis, and cultures remained negative after {#48-72} hours.',
    'Given the decompensation, the patient was evaluated for transplantation, including [cardiac testing|pulmonary function tests|a psychosocial assessment] over {#5-9} days.', 'The case was presented to the transplant committee, which recommended listing once [dental clearance|abstinence counseling|vaccination] was completed.',
    'Upper endoscopy showed esophageal varices of grade {#1-2} without stigmata of recent bleeding, and prophylaxis with a nonselective beta-blocker was continued.', 'Hepatocellular carcinoma was ruled out by contrast-enhanced imaging, which showed nodular liver contours and a recanalized umbilical vein of {#5-9} mm.',
    'During the stay, renal function fluctuated but did not meet criteria for hepatorenal syndrome, and diuretics were reintroduced at a lower dose on day {#5-8}.', 'Nutritional therapy with a late evening snack and {#1.2-1.5} g of protein per kilogram was started because of sarcopenia.',
  ],
  LIPID_CLINIC: [
    'Since there was no history of vascular events, the indication for drug therapy was based on the estimated risk, which was explained with the help of a chart.', 'Secondary causes such as [nephrotic syndrome|cholestasis|hypothyroidism] were excluded before therapy was considered.',
    'The patient preferred lifestyle modification for the first {#3-6} months, and a follow-up examination was arranged afterwards.', 'After a detailed discussion of benefits and adverse effects, the decision on a statin was postponed until the next visit in {#8-14} weeks.',
    'A dietary history revealed a high intake of saturated fat, mainly from [cheese and sausage|pastries|fast food], on {#4-6} days of the week.', 'Physical activity amounted to about {#60-180} minutes per week, and an increase to {#200-300} minutes was agreed on.',
    'Coronary calcium scoring was offered as an additional test, but the patient wished to decide later.', 'Screening of first-degree relatives was recommended in case of persistently abnormal values over {#6-12} months.',
  ],
  METABOLIC_CLINIC: [
    'Because of the cutaneous findings, insulin resistance was suspected, and fasting measurements were arranged after {#10-12} hours without food.', 'Endogenous hypercortisolism was considered in view of the weight gain; however, suppression testing was normal.',
    'A structured lifestyle program was recommended as the first step, with a target weight loss of {#5-8}% within {#4-8} months.', 'The patient was referred to a nutritionist, and a hypocaloric diet with a deficit of {#400-600} kcal per day was prescribed.',
    'Drug therapy was discussed but deferred because the patient wished to attempt [exercise|dietary changes|weight loss] first.', 'Treatment with metformin was offered in case the values did not improve after {#3-6} months of lifestyle intervention.',
    'Sleep-disordered breathing was suspected because of daytime fatigue, and an overnight study was requested.', 'The importance of sleep of at least {#7-8} hours and of regular meals was emphasized during the consultation.',
  ],
  ONCOLOGY: [
    'The tumor board recommended [systemic therapy|adjuvant chemotherapy|continuation of the current regimen], and informed consent was obtained {#2-6} days before the start of treatment.', 'Histopathology and immunohistochemistry had confirmed the diagnosis, and staging was completed within {#2-4} weeks.',
    'Because of nausea during the previous cycle, the antiemetic prophylaxis was intensified with [a neurokinin antagonist|olanzapine {#2.5-5.0} mg|dexamethasone].', 'Treatment was delayed by {#3-7} days on one occasion because of [a viral infection|mild neutropenia|a holiday], without dose reduction.',
    'The dose of each agent was calculated from the current body measurements, verified by the pharmacy, and administered over {#2-6} hours without complications.', 'Infusion-related symptoms such as flushing occurred after {#15-40} minutes and resolved when the rate was reduced.',
    'Interim imaging after {#2-4} cycles had shown a favorable response, and the patient wished to continue treatment as planned.', 'Supportive measures included [growth factor|nutritional counseling|psycho-oncological support], and the performance status was preserved throughout.',
  ],
  WEIGHT_CLINIC: [
    'The nutritional assessment included a food record over {#3-7} days, which showed a mean intake of {#1500-2600} kcal per day.', 'According to bioelectrical impedance analysis, the lean mass was {#34-62} kg, and hydration was within normal limits.',
    'Endocrine causes were excluded by appropriate tests, and the weight course was attributed to [dietary habits|reduced activity|shift work].', 'Because several drugs are dosed by body weight, the pharmacist asked for current measurements before the procedure.',
    'An individual plan with {#3-5} meals a day and resistance training was developed together with the patient.', 'Physical therapy was recommended {#2-3} times a week in view of the [knee pain|low endurance|back pain].',
    'After {#6-10} weeks, adherence was described as good, and the patient reported having more energy during the day.', 'The anesthesia team reviewed the findings and considered the planned procedure feasible without further testing.',
  ],
  LOW_PRESSURE: [
    'Because of the low blood pressure, two large-bore cannulas were placed, and {#1000-2000} mL of crystalloid were infused within {#30-60} minutes.', 'Shock was suspected, and fluid resuscitation was begun while the cause was sought by [bedside ultrasound|electrocardiography|blood gas analysis].',
    'The response to treatment was prompt, with warm extremities and a urine output of {#50-90} mL per hour after {#2-4} hours.', 'After initial stabilization, the patient was transferred to the intermediate care unit and monitored for {#18-36} hours.',
    'Cardiogenic shock was considered unlikely because of the preserved ventricular function on echocardiography.', 'Neither [blood loss|cardiac tamponade|adrenal insufficiency] nor pulmonary embolism was found on further evaluation.',
    'Antihypertensive therapy was withheld for {#3-7} days and resumed stepwise after discharge.', 'The patient was instructed to [carry an epinephrine autoinjector|drink enough in hot weather|seek help early in case of vomiting].',
  ],
  HIGH_PRESSURE: [
    'Because of the markedly elevated blood pressure, intravenous therapy was initiated with the aim of a reduction by {#20-25}% within the first hours.', 'End-organ damage was sought by [funduscopy and urinalysis|cerebral imaging|echocardiography], and none requiring emergency therapy was found.',
    'Nonadherence was identified as the main cause, since the last prescription had been filled {#3-6} months earlier.', 'A secondary cause was considered because of the severity, and renal duplex sonography as well as hormone tests were performed.',
    'Oral agents were introduced after {#12-24} hours, and the intravenous infusion could be tapered without rebound.', 'Under a combination of {#2-3} oral drugs, the headache resolved, and ambulatory monitoring was arranged.',
    'The importance of regular intake was discussed with the patient, and a pill organizer was provided.', 'Follow-up after {#1-3} weeks was recommended, with home measurements twice a day until then.',
  ],
  STEADY_PRESSURE: [
    'Since no structural cause was found, the patient was observed for {#12-24} hours, during which no further symptoms occurred.', 'Imaging was performed to exclude injury and revealed no abnormality, so that conservative management was chosen.',
    'The symptoms were attributed to [a benign positional cause|muscular strain|anxiety], and no specific therapy was required.', 'Pain decreased under simple analgesics within {#6-20} hours, and mobilization was possible without restriction.',
    'A cardiac cause was considered unlikely given the normal rhythm during {#18-36} hours of monitoring.', 'Orthostatic testing with measurements after {#1-3} minutes of standing was unremarkable.',
    'The patient was discharged with written advice and was asked to return in case of recurrence within {#2-4} weeks.', 'Return to work was considered possible after {#3-10} days, depending on the course.',
  ],
  CHEST: [
    'Because acute coronary syndrome had to be excluded, serial testing and continuous monitoring were initiated immediately after arrival.', 'Aortic dissection was considered but judged unlikely because of symmetrical pulses and a normal mediastinum.',
    'Gastrointestinal causes were discussed, and a trial of a proton pump inhibitor for {#2-4} weeks was suggested.', 'The patient remained free of pain during {#6-18} hours of observation, and the rhythm was stable.',
    'A decision on further testing was to be made after stratification of the risk.', 'Depending on the estimated risk, either early discharge or admission to the chest pain unit for {#12-24} hours was planned.',
  ],
  DYSPNEA: [
    'In view of the acute onset, several causes were considered, including [pneumothorax|pneumonia|pericarditis], and the work-up was started without delay.', 'Pneumothorax was excluded by imaging, and the patient received supportive treatment while the probability was being rated.',
    'The decision about advanced imaging was to be based on a structured estimate of the probability.', 'Monitoring over {#3-8} hours showed no deterioration, and analgesics were given as needed.',
    'After analgesia, breathing became less painful, and the patient could rest for {#2-5} hours.', 'Supplemental treatment was reduced after {#4-10} hours because of subjective improvement.',
  ],
  LEG: [
    'The further approach depended on the clinical probability, which was to be documented before ultrasound.', 'Arterial occlusion was considered unlikely in view of the palpable pulses and the normal skin temperature of the foot.',
    'Simple analgesia reduced the pain from {#5-7} to {#2-3} on a ten-point scale within {#2-4} hours.', 'The patient was advised to elevate the leg and to walk short distances every {#1-2} hours.',
    'Whole blood count and coagulation had been drawn in advance so that treatment would not be delayed.', 'In case of a negative scan, a repeat examination after {#5-7} days was foreseen.',
  ],
  PNEUMONIA: [
    'Empirical antibiotic therapy was initiated after cultures had been obtained, and the site of care was chosen according to a severity score.', 'Oxygen requirements were reassessed every {#4-6} hours during the first day, and physiotherapy was started early.',
    'Because the response after {#48-72} hours was satisfactory, the regimen was switched to oral therapy.', 'Clinical stability was reached after {#2-4} days, and treatment was completed as planned.',
    'Atypical pathogens were considered, and the corresponding tests returned negative within {#1-3} days.', 'No complications such as [empyema|abscess formation] were observed during the hospital stay.',
  ],
  INFLAMED: [
    'A surgical consultation was obtained, and conservative management was recommended because there were no signs of perforation.', 'Bowel rest and intravenous antibiotics were initiated, and the abdomen was reexamined every {#6-12} hours.',
    'Appendicitis and [ureteral colic|mesenteric adenitis|ischemic colitis] were considered in the differential diagnosis but were not supported by imaging.', 'Pain scores decreased from {#6-8} to {#1-3} within {#24-48} hours, and oral feeding was resumed stepwise.',
    'Because of clinical improvement, drainage or surgery was not required.', 'Elective endoscopy was recommended after {#6-8} weeks in order to exclude other pathology.',
  ],
  ADMITTED: [
    'The injury was managed conservatively, and neurovascular status distal to it remained intact on repeated examination.', 'Radiographs were reviewed with the trauma surgeon, who recommended immobilization for {#10-20} days.',
    'Because of the number of earlier diagnoses, the burden of comorbidity was to be rated before discharge.', 'For the planning of aftercare, the earlier diagnoses were compiled from letters of the last {#8-15} years.',
    'Pain was controlled with {#2-3} doses of acetaminophen a day, and mobilization was possible with assistance.', 'A wound check on day 2 revealed no signs of infection after {#18-40} hours.',
  ],
  FIBRILLATION: [
    'Since the arrhythmia had been documented on {#2-4} occasions, the indication for anticoagulation was to be weighed against the risk of bleeding.', 'Rhythm and rate control were discussed, and a rate-control strategy was preferred because symptoms were mild.',
    'Echocardiography had been performed {#2-8} weeks earlier and showed no relevant valve disease.', 'Catheter ablation was explained as an option in case symptoms persist for more than {#3-6} months.',
    'The result of the risk scores was to be communicated to the family physician together with a recommendation.', 'Under rate control, the mean heart rate on ambulatory monitoring was {#68-84} beats per minute.',
  ],
} as const satisfies { readonly [illness: string]: readonly string[] };
