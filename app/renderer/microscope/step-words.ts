import type { FitStepId } from '../../core/drawing/fit-steps.ts';
import { m } from '../i18n/messages.ts';

interface StepWords {
  name: () => string;
  about: () => string;
}

export const STEP_WORDS: Readonly<Record<FitStepId, StepWords>> = {
  strokes: { name: m.microscopeStepStrokes, about: m.microscopeStepStrokesAbout },
  crop: { name: m.microscopeStepCrop, about: m.microscopeStepCropAbout },
  scale: { name: m.microscopeStepScale, about: m.microscopeStepScaleAbout },
  centre: { name: m.microscopeStepCentre, about: m.microscopeStepCentreAbout },
};
