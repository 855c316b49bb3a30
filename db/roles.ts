import type postgres from 'postgres'

/** What everybody may read: published facts and the vocabularies they use. */
export const PUBLISHED_TABLES = [
  'makers',
  'maker_members',
  'frameworks',
  'actions',
  'help_lines',
  'outcome_figures',
  'commitments',
  'commitment_versions',
  'commitment_actions',
  'sources',
  'milestones',
  'delivery_steps',
  'money_lines',
  'accounted_lines',
  'pledge_accounts',
  'money_counts',
  'money_flows',
  'pledge_counts',
  'indicators',
  'indicator_versions',
  'indicator_values',
  'cycles',
  'report_duties',
  'duty_counts',
  'reports',
  'assessments',
  'assessment_replies',
  'assessment_refusals',
  'overdue_checks',
  'contributions',
  'consultations',
  'consultation_suggestions',
  'findings',
  'finding_commitments',
  'thresholds',
  'standing',
  'standing_spans',
  'standing_counts',
  'stage_counts',
  'action_counts',
  'channel_counts',
  'disputed_counts',
  'rule_examples',
  'search_texts',
  'search_words',
  'facet_bits',
  'goalposts',
  'goalpost_counts',
  'ledger',
  'ledger_contents',
  'ledger_acts',
  'publication',
  'operator',
  'cited_links',
  'published_files',
  'correction_cases',
] as const

/** Tables the app may only add to. `redact` works as the owner. */
const APPEND_ONLY = ['ledger', 'ledger_contents', 'audit'] as const

export interface Login {
  user: string
  password: string
}

/** Makes the two logins where they are missing, and gives each exactly its rights. Safe to repeat. */
export async function grantLogins(sql: postgres.Sql, app: Login, reader: Login): Promise<void> {
  const [owner] = await sql<
    { user: string; database: string }[]
  >`select current_user as user, current_database() as database`
  for (const { user, password } of [app, reader]) {
    // A login that is the owner itself is left alone.
    if (user === owner?.user) continue
    const [found] = await sql`select 1 from pg_roles where rolname = ${user}`
    const act = found ? 'alter' : 'create'
    await sql.unsafe(`${act} role ${ident(user)} login password ${literal(password)}`)
  }
  const [a, r] = [ident(app.user), ident(reader.user)]
  const published = PUBLISHED_TABLES.map(ident).join(', ')
  const appendOnly = APPEND_ONLY.map(ident).join(', ')
  await sql.unsafe(`
    revoke all on schema public from public;
    revoke all on all tables in schema public from ${r};
    grant connect on database ${ident(owner?.database ?? '')} to ${a}, ${r};
    grant usage on schema public to ${a}, ${r};
    grant select on ${published} to ${r};
    -- So that an instance can say whether it is ready.
    grant usage on schema drizzle to ${r};
    grant select on drizzle.__drizzle_migrations to ${r};
    grant select, insert, update, delete on all tables in schema public to ${a};
    grant usage on all sequences in schema public to ${a};
    revoke update, delete, truncate on ${appendOnly} from ${a};
    grant execute on function empty_ledger_contents(integer, bigint, bigint[]) to ${a};
    grant usage on schema pgboss to ${a};
    grant select, insert, update, delete on all tables in schema pgboss to ${a};
    grant execute on all functions in schema pgboss to ${a};
  `)
}

const ident = (name: string) => `"${name.replaceAll('"', '""')}"`
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`
