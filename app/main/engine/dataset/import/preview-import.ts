import {
  type ImportOptions,
  type ImportPreview,
  PREVIEW_SAMPLES,
} from '../../../../contract/exchange.ts';
import { fitPicture } from '../../../../core/drawing/fit-picture.ts';
import { type ClassPlaces, placeClasses } from './class-places.ts';
import { findSource, suggestedName } from './find-source.ts';
import { ProblemList } from './problem-list.ts';
import { type Survey, surveySource } from './survey.ts';

/**
 * Shows what importDataset would make of a folder or of files, by some samples.
 * @param options null to find those that fit
 * @throws FailureError `import-failed`, `not-readable`
 */
export async function previewImport(
  paths: readonly string[],
  options: ImportOptions | null,
): Promise<ImportPreview> {
  const source = await findSource(paths);
  const survey = await surveySource(source, options);
  const labels = new Set([...source.labels, ...survey.pictures.map(({ label }) => label)]);
  const places = placeClasses(source.format, [...labels], source.names);
  const [first] = survey.pictures;
  const problems = new ProblemList();
  for (const problem of [...source.problems, ...survey.problems]) problems.add(problem);
  return {
    format: source.format,
    name: suggestedName(paths),
    classes: places.classes,
    count: source.count,
    hasTestPart: source.hasTestPart,
    width: first?.width ?? 0,
    height: first?.height ?? 0,
    options: survey.options,
    samples: samplesOf(survey, places, problems),
    problems: problems.listed,
  };
}

function samplesOf(
  { pictures, options, tint }: Survey,
  { classes, placeOf }: ClassPlaces,
  problems: ProblemList,
) {
  const samples: ImportPreview['samples'] = [];
  for (const picture of pictures) {
    if (samples.length === PREVIEW_SAMPLES) break;
    const pixels = fitPicture(picture, options, tint);
    if (pixels) samples.push({ label: classes[placeOf(picture.label)] ?? '', pixels });
    else problems.add({ where: picture.where, code: 'blank', detail: '' });
  }
  return samples;
}
