/** Continents of the UN's M49 standard, by ISO 3166-1 alpha-3; Central Asia stands by itself. */
const CODES = {
  centralAsia: 'KAZ KGZ TJK TKM UZB',
  africa: `AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ERI ESH ETH GAB GHA GIN GMB GNB GNQ IOT KEN LBR
    LBY LSO MAR MDG MLI MOZ MRT MUS MWI MYT NAM NER NGA REU RWA SDN SEN SHN SLE SOM SSD STP SWZ SYC TCD TGO TUN TZA UGA
    ZAF ZMB ZWE`,
  americas: `ABW AIA ARG ATG BES BHS BLM BLZ BMU BOL BRA BRB CAN CHL COL CRI CUB CUW CYM DMA DOM ECU FLK GLP GRD GRL GTM
    GUF GUY HND HTI JAM KNA LCA MAF MEX MSR MTQ NIC PAN PER PRI PRY SLV SPM SUR SXM TCA TTO URY USA VCT VEN VGB VIR`,
  asia: `AFG ARE ARM AZE BGD BHR BRN BTN CHN CYP GEO HKG IDN IND IRN IRQ ISR JOR JPN KHM KOR KWT LAO LBN LKA MAC MDV MMR
    MNG MYS NPL OMN PAK PHL PRK PSE QAT SAU SGP SYR THA TLS TUR VNM YEM`,
  europe: `ALA ALB AND AUT BEL BGR BIH BLR CHE CZE DEU DNK ESP EST FIN FRA FRO GBR GGY GIB GRC HRV HUN IMN IRL ISL ITA JEY
    LIE LTU LUX LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SJM SMR SRB SVK SVN SWE UKR VAT`,
  oceania: `ASM AUS CCK COK CXR FJI FSM GUM HMD KIR MHL MNP NCL NFK NIU NRU NZL PCN PLW PNG PYF SLB TKL TON TUV UMI VUT
    WLF WSM`,
} as const

/** `other`: bodies without a territory of their own, and whatever the standard doesn't name. */
export const REGIONS = ['centralAsia', 'africa', 'americas', 'asia', 'europe', 'oceania', 'other'] as const
export type Region = (typeof REGIONS)[number]

const regionByCode = new Map<string, Region>(
  (Object.keys(CODES) as (keyof typeof CODES)[]).flatMap((region) =>
    CODES[region].split(/\s+/).map((code): [string, Region] => [code, region]),
  ),
)

/** Where a maker belongs on the page; the joint maker of the region goes with the region. */
export const regionOf = (maker: { code: string; centralAsia: boolean }): Region =>
  maker.centralAsia ? 'centralAsia' : (regionByCode.get(maker.code) ?? 'other')

/** In the order of `REGIONS`; a region without any is left out. */
export function byRegion<Row extends { maker: { code: string; centralAsia: boolean } }>(
  rows: readonly Row[],
): { region: Region; rows: Row[] }[] {
  return REGIONS.map((region) => ({
    region,
    rows: rows.filter(({ maker }) => regionOf(maker) === region),
  })).filter((group) => group.rows.length > 0)
}
