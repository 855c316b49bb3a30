import { sql } from 'drizzle-orm'

/**
 * `RecordTexts` as JSON, over c, v, m: of the version v, with the sources that stood when it was published.
 */
export const RECORD_TEXTS = sql.raw(`json_build_object(
  'reference', c.reference, 'title', v.title, 'summary', v.summary, 'wording', v.wording, 'lead', v.lead_institution,
  'partners', v.partners,
  'makers', (select json_agg(n.names order by n.code <> c.maker_code, n.code) from makers n where n.code = c.maker_code
    or n.code in (select mm.member_code from maker_members mm where mm.maker_code = c.maker_code)),
  'sources', (select coalesce(json_agg(json_build_object('title', x.title, 'publisher', x.publisher, 'language', x.language)
      order by x.position), '[]')
    from sources x where x.commitment_id = c.id and x.from_seq <= v.from_seq and (x.to_seq is null or x.to_seq > v.from_seq)))`)
