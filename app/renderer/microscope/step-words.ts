import type { FitStepId } from '../../core/drawing/fit-steps.ts';
import { m } from '../i18n/messages.ts';

interface StepWords {
  name: () => string;
  about: () => string;
  /** What is marked on its picture. */
  mark: () => string;
}

export const STEP_WORDS: Readonly<Record<FitStepId, StepWords>> = {
  strokes: {
    name: m.microscopeStepStrokes,
    about: m.microscopeStepStrokesAbout,
    mark: m.microscopeMarkInk,
  },
  crop: { name: m.microscopeStepCrop, about: m.microscopeStepCropAbout, mark: m.microscopeMarkInk },
  scale: {
    name: m.microscopeStepScale,
    about: m.microscopeStepScaleAbout,
    mark: m.microscopeMarkBox,
  },
  centre: {
    name: m.microscopeStepCentre,
    about: m.microscopeStepCentreAbout,
    mark: m.microscopeMarkMass,
  },
};
