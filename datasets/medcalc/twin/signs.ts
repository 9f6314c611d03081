/** A set of vital signs, and how ill it says that somebody is. */

export interface Vitals {
  /** Degrees, in the note's unit. */
  readonly temperature?: number;
  readonly heartRate?: number;
  readonly respiratoryRate?: number;
  readonly systolic?: number;
  readonly diastolic?: number;
  readonly saturation?: number;
}

/** How far signs in Celsius are from a quiet adult's: 0 well, 1 ill, 2 in danger. */
export function severityOf({ temperature = 37, heartRate = 80, respiratoryRate = 16, systolic = 120, saturation = 97 }: Vitals): number {
  const far = [temperature >= 38.3 || temperature < 35.5, heartRate > 105 || heartRate < 48, respiratoryRate > 22, systolic < 96 || systolic > 175, saturation < 93].filter(Boolean).length;
  return far === 0 ? 0 : far < 3 && systolic >= 85 && saturation >= 88 ? 1 : 2;
}
