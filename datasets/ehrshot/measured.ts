/** Printed by `scripts/prediction-measures.ts`: what earns 0 and 1 on each task, and what simple models reach. */
import type { Measured } from '../prediction/measured.ts';

export const MEASURED: Measured = {
  train: {
    'guo-los': { floor: 0.6500, linear: 0.7041, reference: 0.8392, ceiling: 0.8407 },
    'guo-readmission': { floor: 0.6446, linear: 0.7115, reference: 0.8312, ceiling: 0.8344 },
    'guo-icu': { floor: 0.6984, linear: 0.7717, reference: 0.8671, ceiling: 0.8726 },
    'lab-thrombocytopenia': { floor: 0.6577, linear: 0.7160, reference: 0.8436, ceiling: 0.8471 },
    'lab-hyperkalemia': { floor: 0.7179, linear: 0.8024, reference: 0.8771, ceiling: 0.8981 },
    'lab-hypoglycemia': { floor: 0.6376, linear: 0.7191, reference: 0.8298, ceiling: 0.8525 },
    'lab-hyponatremia': { floor: 0.6269, linear: 0.7170, reference: 0.8649, ceiling: 0.8692 },
    'lab-anemia': { floor: 0.6411, linear: 0.7010, reference: 0.8211, ceiling: 0.8261 },
    'new-hypertension': { floor: 0.6556, linear: 0.7479, reference: 0.8502, ceiling: 0.8508 },
    'new-hyperlipidemia': { floor: 0.6585, linear: 0.7107, reference: 0.8375, ceiling: 0.8388 },
    'new-pancan': { floor: 0.6155, linear: 0.7712, reference: 0.8646, ceiling: 0.8659 },
    'new-celiac': { floor: 0.6780, linear: 0.7911, reference: 0.8911, ceiling: 0.8955 },
    'new-lupus': { floor: 0.6818, linear: 0.7865, reference: 0.8931, ceiling: 0.8963 },
    'new-acutemi': { floor: 0.6468, linear: 0.7223, reference: 0.8200, ceiling: 0.8238 },
    'chexpert': { floor: 0.6612, linear: 0.7030, reference: 0.8784, ceiling: 0.8782 },
  },
  test: {
    'guo-los': { floor: 0.6680, linear: 0.7267, reference: 0.8599, ceiling: 0.8596 },
    'guo-readmission': { floor: 0.6605, linear: 0.7198, reference: 0.8524, ceiling: 0.8562 },
    'guo-icu': { floor: 0.6893, linear: 0.7693, reference: 0.8712, ceiling: 0.8728 },
    'lab-thrombocytopenia': { floor: 0.6480, linear: 0.7135, reference: 0.8580, ceiling: 0.8622 },
    'lab-hyperkalemia': { floor: 0.7099, linear: 0.7801, reference: 0.8635, ceiling: 0.8777 },
    'lab-hypoglycemia': { floor: 0.6593, linear: 0.7421, reference: 0.8758, ceiling: 0.8911 },
    'lab-hyponatremia': { floor: 0.6274, linear: 0.7226, reference: 0.8603, ceiling: 0.8651 },
    'lab-anemia': { floor: 0.6426, linear: 0.7174, reference: 0.8222, ceiling: 0.8268 },
    'new-hypertension': { floor: 0.6701, linear: 0.7369, reference: 0.8383, ceiling: 0.8413 },
    'new-hyperlipidemia': { floor: 0.6551, linear: 0.7017, reference: 0.8626, ceiling: 0.8641 },
    'new-pancan': { floor: 0.6194, linear: 0.7451, reference: 0.8366, ceiling: 0.8386 },
    'new-celiac': { floor: 0.6650, linear: 0.7394, reference: 0.8885, ceiling: 0.8882 },
    'new-lupus': { floor: 0.6664, linear: 0.7200, reference: 0.8753, ceiling: 0.8838 },
    'new-acutemi': { floor: 0.6503, linear: 0.6987, reference: 0.8510, ceiling: 0.8523 },
    'chexpert': { floor: 0.6644, linear: 0.7126, reference: 0.8842, ceiling: 0.8852 },
  },
};
