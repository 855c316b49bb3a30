/** Where each page of the public record stands. */
export const SECTION_PATHS = {
  overview: '/',
  countries: '/countries',
  commitments: '/commitments',
  compare: '/compare',
  map: '/map',
  funding: '/funding',
  reporting: '/reporting',
  partners: '/partners',
  consultations: '/consultations',
  changes: '/changes',
  goalposts: '/goalposts',
  disputed: '/disputed',
  data: '/data',
  methodology: '/methodology',
  check: '/check',
  about: '/about',
  help: '/help',
} as const

/** The current item of the menu. */
export type SiteSection = keyof typeof SECTION_PATHS

/** Always in sight on a wide screen; help stands last, where the eye finds it. */
export const MAIN_SECTIONS = [
  'overview',
  'countries',
  'commitments',
  'compare',
  'map',
  'funding',
  'reporting',
  'changes',
  'help',
] as const satisfies readonly SiteSection[]

export type SectionGroup = 'record' | 'moved' | 'about'

/** Every page once, by what a reader looks for. */
export const SECTION_GROUPS: readonly { key: SectionGroup; sections: readonly SiteSection[] }[] = [
  {
    key: 'record',
    sections: [
      'overview',
      'countries',
      'commitments',
      'compare',
      'map',
      'funding',
      'reporting',
      'partners',
      'consultations',
    ],
  },
  { key: 'moved', sections: ['changes', 'goalposts', 'disputed'] },
  { key: 'about', sections: ['data', 'methodology', 'check', 'about', 'help'] },
]

/** Pages that are not in sight by themselves. */
export const isFolded = (section: SiteSection): boolean =>
  !(MAIN_SECTIONS as readonly SiteSection[]).includes(section)
