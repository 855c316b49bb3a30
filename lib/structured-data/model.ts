/** Something said to machines in the words of schema.org. */
export type Thing = { readonly '@type': string } & Readonly<Record<string, unknown>>

/** What a page says of itself, ready to stand in its source: nothing in it can end the element it stands in. */
export const structuredText = (things: readonly Thing[]): string =>
  JSON.stringify({ '@context': 'https://schema.org', '@graph': things })
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')

const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'

const TYPES = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'iati.xml': 'application/xml',
  zip: 'application/zip',
  pdf: 'application/pdf',
} as const
export type FileEnding = keyof typeof TYPES

export interface DatasetOf {
  /** Address of the page, whole. */
  url: string
  name: string
  description: string
  /** Language of the page. */
  language: string
  /** Of this dataset, where it has one: a reference. */
  identifier?: string
  /** First and last day of what is told; null: not stated. */
  from: string | null
  to: string | null
  /** Names of the places it tells of. */
  places: readonly string[]
  /** Endings of the files beside the page. */
  files: readonly FileEnding[]
}

export const publisherOf = (base: string): Thing => ({
  '@type': 'Organization',
  '@id': `${base}/#vaada`,
  name: 'Vaada',
  url: base,
})

/** Data that lies beside a page, for those who look for data. */
export function datasetOf(dataset: DatasetOf, base: string): Thing {
  const { url, name, description, language, identifier, from, to, places, files } = dataset
  return {
    '@type': 'Dataset',
    '@id': `${url}#data`,
    url,
    name,
    // Search for data takes descriptions of 50 to 5,000 characters.
    description: description.slice(0, 5000),
    ...(identifier ? { identifier } : {}),
    inLanguage: language,
    isAccessibleForFree: true,
    license: LICENCE,
    creator: publisherOf(base),
    includedInDataCatalog: { '@id': `${base}/#catalog` },
    ...(from ? { temporalCoverage: `${from}/${to ?? '..'}` } : {}),
    ...(places.length > 0
      ? { spatialCoverage: places.map((place) => ({ '@type': 'Place', name: place })) }
      : {}),
    distribution: files.map((ending) => ({
      '@type': 'DataDownload',
      encodingFormat: TYPES[ending],
      contentUrl: `${url}.${ending}`,
    })),
  }
}

/** The whole record as a catalogue of what lies beside each page. */
export const catalogOf = (
  catalog: { url: string; name: string; description: string },
  base: string,
): Thing => ({
  '@type': 'DataCatalog',
  '@id': `${base}/#catalog`,
  ...catalog,
  isAccessibleForFree: true,
  license: LICENCE,
  publisher: publisherOf(base),
})

/** The way to a page, from the overview on. */
export const breadcrumbsOf = (steps: readonly { name: string; url: string }[]): Thing => ({
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(({ name, url }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: url,
  })),
})
