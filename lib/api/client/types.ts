// Made by `npm run api-client` from the description of the API. Don't edit.

export interface paths {
  '/commitments': {
    get: {
      parameters: {
        query?: {
          country?: string[]
          maker?: string[]
          makers?: 'governments' | 'others'
          level?: (
            | 'coalition_commitment'
            | 'declared_intention'
            | 'international_pledge'
            | 'national_measure'
          )[]
          status?: (
            | 'kept'
            | 'met_after_softening'
            | 'on_track'
            | 'at_risk'
            | 'off_track'
            | 'deadline_missed'
            | 'deadline_passed_no_evidence'
            | 'deadline_passed_not_looked'
            | 'under_way'
            | 'not_yet_done'
            | 'too_early'
            | 'no_report'
            | 'no_figure'
            | 'not_measurable'
            | 'withdrawn'
            | 'superseded'
            | 'none'
          )[]
          action?: number[]
          type?: ('policy' | 'financial' | 'programmatic' | 'advocacy')[]
          framework?: string[]
          year?: number[]
          stage?: (
            | 'announced'
            | 'policy'
            | 'bill'
            | 'law_in_force'
            | 'by_law'
            | 'budget_line'
            | 'service_open'
            | 'service_in_use'
          )[]
          measurable?: 'yes' | 'no'
          has?: ('target' | 'baseline' | 'figure' | 'incomparable' | 'nothing')[]
          moved?: ('softened' | 'hardened' | 'neutral')[]
          evidence?: ('1' | '2' | '3' | '4' | 'none')[]
          freshness?: ('fresh' | 'ageing' | 'old' | 'none' | 'settled')[]
          contested?: 'yes' | 'no'
          money?: ('requested' | 'pledged' | 'allocated' | 'disbursed' | 'spent')[]
          currency?: string[]
          report?: string[]
          kept?: 'vaada' | 'office'
          q?: string
          sort?: 'maker' | 'made' | 'due' | 'status' | 'progress' | 'latest' | 'relevance'
          fields?: string[]
          cursor?: string
          pageSize?: number
          asOf?: string
        }
        path?: never
        header?: never
      }
      responses: {
        200: {
          headers: { [name: string]: unknown }
          content: { 'application/json': components['schemas']['Commitments'] }
        }
        304: { headers: { [name: string]: unknown }; content?: never }
        400: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        429: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        503: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
      }
    }
  }
  '/commitments/{reference}': {
    get: {
      parameters: {
        query?: { fields?: string[]; asOf?: string }
        path: { reference: components['schemas']['Reference'] }
        header?: never
      }
      responses: {
        200: {
          headers: { [name: string]: unknown }
          content: { 'application/json': components['schemas']['OneCommitment'] }
        }
        304: { headers: { [name: string]: unknown }; content?: never }
        400: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        404: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        429: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        503: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
      }
    }
  }
  '/countries': {
    get: {
      parameters: {
        query?: { cursor?: string; pageSize?: number; asOf?: string }
        path?: never
        header?: never
      }
      responses: {
        200: {
          headers: { [name: string]: unknown }
          content: { 'application/json': components['schemas']['Countries'] }
        }
        304: { headers: { [name: string]: unknown }; content?: never }
        400: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        429: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        503: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
      }
    }
  }
  '/countries/{code}': {
    get: {
      parameters: {
        query?: { asOf?: string }
        path: { code: components['schemas']['MakerCode'] }
        header?: never
      }
      responses: {
        200: {
          headers: { [name: string]: unknown }
          content: { 'application/json': components['schemas']['OneCountry'] }
        }
        304: { headers: { [name: string]: unknown }; content?: never }
        400: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        404: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        429: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        503: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
      }
    }
  }
  '/ledger': {
    get: {
      parameters: {
        query?: { record?: string; cursor?: string; pageSize?: number; asOf?: string }
        path?: never
        header?: never
      }
      responses: {
        200: {
          headers: { [name: string]: unknown }
          content: { 'application/json': components['schemas']['Ledger'] }
        }
        304: { headers: { [name: string]: unknown }; content?: never }
        400: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        429: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        503: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
      }
    }
  }
  '/reports': {
    post: {
      parameters: { query?: never; path?: never; header: { 'Idempotency-Key': string } }
      requestBody: { content: { 'application/json': components['schemas']['DeliveredReport'] } }
      responses: {
        201: {
          headers: { [name: string]: unknown }
          content: { 'application/json': components['schemas']['DeliveryReceipt'] }
        }
        400: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        401: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        403: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        404: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        409: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        413: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        422: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        429: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        503: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
      }
    }
  }
  '/figures/{figure}.svg': {
    get: {
      parameters: {
        query?: { locale?: 'en' | 'ru' | 'kk' | 'uz'; asOf?: string }
        path: { figure: string }
        header?: never
      }
      responses: {
        200: { headers: { [name: string]: unknown }; content: { 'image/svg+xml': string } }
        304: { headers: { [name: string]: unknown }; content?: never }
        400: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        404: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        429: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        503: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
      }
    }
  }
  '/figures/{figure}.png': {
    get: {
      parameters: {
        query?: { locale?: 'en' | 'ru' | 'kk' | 'uz'; asOf?: string }
        path: { figure: string }
        header?: never
      }
      responses: {
        200: { headers: { [name: string]: unknown }; content: { 'image/png': string } }
        304: { headers: { [name: string]: unknown }; content?: never }
        400: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        404: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        429: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        503: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
      }
    }
  }
  '/figures/{figure}.csv': {
    get: {
      parameters: {
        query?: { locale?: 'en' | 'ru' | 'kk' | 'uz'; asOf?: string }
        path: { figure: string }
        header?: never
      }
      responses: {
        200: { headers: { [name: string]: unknown }; content: { 'text/csv': string } }
        304: { headers: { [name: string]: unknown }; content?: never }
        400: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        404: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        429: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
        503: {
          headers: { [name: string]: unknown }
          content: { 'application/problem+json': components['schemas']['Problem'] }
        }
      }
    }
  }
}

export interface components {
  schemas: {
    Assessment: {
      cycle: string
      voice: number
      version: number
      organisation: { number: number; name: string } | null
      signatures: { number: number; name: string }[]
      verdict: 'missed' | 'off_track' | 'at_risk' | 'on_track' | 'kept' | null
      text: components['schemas']['LocalizedText'] | null
      coverage: components['schemas']['LocalizedText'] | null
      settle: components['schemas']['LocalizedText'] | null
      evidence: components['schemas']['Evidence'][]
      reviewersOnly: number
      hearing: 'before' | 'after' | 'nobody'
      replyReceivedOn: components['schemas']['Date'] | null
      publishedOn: components['schemas']['Date']
      agreedOn: components['schemas']['Date'] | null
      withdrawn: 'mistake' | 'overtaken' | 'safety' | 'unstated' | null
      replies: {
        number: number
        text: components['schemas']['LocalizedText']
        evidence: components['schemas']['Evidence'][]
        receivedOn: components['schemas']['Date']
        publishedOn: components['schemas']['Date']
      }[]
    }
    Commitment: {
      reference: components['schemas']['Reference']
      maker: components['schemas']['Maker']
      members: components['schemas']['Maker'][]
      version: number
      seq: number
      hash: string
      ledgerHead: number
      framework: { key: string; name: components['schemas']['LocalizedText'] }
      level: components['schemas']['Level']
      levelBasis: 'registered' | 'announced' | null
      types: ('policy' | 'financial' | 'programmatic' | 'advocacy')[]
      actions: {
        number: number
        name: components['schemas']['LocalizedText']
        basis: 'stated' | 'inferred'
      }[]
      title: components['schemas']['LocalizedText']
      summary: components['schemas']['LocalizedText'] | null
      wording: components['schemas']['LocalizedText'] | null
      madeOn: components['schemas']['PartialDate'] | null
      startsOn: components['schemas']['PartialDate'] | null
      dueOn: components['schemas']['PartialDate'] | null
      leadInstitution: components['schemas']['LocalizedText'] | null
      partners: components['schemas']['LocalizedText'][]
      geography: components['schemas']['LocalizedText'] | null
      groups: components['schemas']['LocalizedText'] | null
      helpSought: components['schemas']['LocalizedText'] | null
      certainty: 'documented' | 'paraphrased' | 'unclear'
      compiledBy: 'vaada' | 'office'
      isKeptByOffice: boolean
      closure: {
        kind: 'withdrawn' | 'superseded'
        on: components['schemas']['PartialDate']
        reason: components['schemas']['LocalizedText']
        sources: string[]
      } | null
      deadlineMissed: { note: components['schemas']['LocalizedText']; sources: string[] } | null
      search: {
        on: components['schemas']['PartialDate']
        places: components['schemas']['LocalizedText']
      } | null
      note: components['schemas']['LocalizedText'] | null
      indicators: components['schemas']['Indicator'][]
      milestones: components['schemas']['Milestone'][]
      deliverySteps: {
        stage:
          | 'announced'
          | 'policy'
          | 'bill'
          | 'law_in_force'
          | 'by_law'
          | 'budget_line'
          | 'service_open'
          | 'service_in_use'
        reachedOn: components['schemas']['PartialDate'] | null
        note: components['schemas']['LocalizedText'] | null
        sources: string[]
      }[]
      money: components['schemas']['MoneyLine'][]
      sources: components['schemas']['Source'][]
      reports: components['schemas']['Report'][]
      assessments: components['schemas']['Assessment'][]
      refusals: { cycle: string; number: number; reason: string; refusedOn: components['schemas']['Date'] }[]
      duties: {
        cycle: string
        dueOn: components['schemas']['Date']
        closesOn: components['schemas']['Date']
        sentOn: components['schemas']['Date'] | null
      }[]
      findings: {
        key: string
        text: components['schemas']['LocalizedText']
        author: components['schemas']['LocalizedText']
        kind: string
        on: components['schemas']['PartialDate'] | null
        sources: { title: string; url: string | null }[]
      }[]
      firstTerms: {
        dueOn: components['schemas']['PartialDate'] | null
        indicators: {
          key: string
          direction: 'increase' | 'decrease' | 'keep_at_least' | 'keep_at_most' | 'yes_no' | 'context'
          baseline: {
            value: components['schemas']['Decimal']
            on: components['schemas']['PartialDate'] | null
          } | null
          target: {
            value: components['schemas']['Decimal']
            on: components['schemas']['PartialDate'] | null
          } | null
        }[]
        steps: string[]
        pledged: components['schemas']['MoneyLine'][]
      }
      standing: components['schemas']['Standing']
      verdicts: components['schemas']['Verdict'][]
      confirmedProgress: { share: components['schemas']['Share'] | null; measured: number; judged: number }
      links: { self: string; page: string }
      contributions: components['schemas']['Contribution'][]
      history: components['schemas']['HistoryEntry'][]
    }
    CommitmentRow: {
      reference: components['schemas']['Reference']
      maker: components['schemas']['Maker']
      title: components['schemas']['LocalizedText']
      level: components['schemas']['Level']
      levelBasis: 'registered' | 'announced' | null
      types: ('policy' | 'financial' | 'programmatic' | 'advocacy')[]
      actions: number[]
      framework: string
      madeOn: components['schemas']['PartialDate'] | null
      dueOn: components['schemas']['PartialDate'] | null
      standing: components['schemas']['Standing']
      links: { self: string; page: string }
    }
    Commitments: {
      data: components['schemas']['CommitmentRow'][]
      meta: components['schemas']['PageMeta']
      links: { self: string; next: string | null }
    }
    Contribution: {
      number: number
      version: number
      organisation: { number: number; name: string } | null
      stage: 'offered' | 'agreed' | 'under_way' | 'delivered' | 'declined' | 'withdrawn'
      help: 'money' | 'expertise' | 'training' | 'equipment' | 'services' | 'other'
      what: components['schemas']['LocalizedText']
      details: components['schemas']['LocalizedText'] | null
      amount: components['schemas']['Decimal'] | null
      currency: string | null
      output: components['schemas']['LocalizedText'] | null
      from: components['schemas']['PartialDate'] | null
      until: components['schemas']['PartialDate'] | null
      evidence: components['schemas']['Evidence'][]
      reviewersOnly: number
      agreement: {
        decision: 'agreed' | 'declined'
        text: components['schemas']['LocalizedText'] | null
        on: string
      } | null
      publishedOn: components['schemas']['Date']
    }
    Countries: {
      data: components['schemas']['Country'][]
      meta: components['schemas']['PageMeta']
      links: { self: string; next: string | null }
    }
    Country: {
      code: components['schemas']['MakerCode']
      kind: 'state' | 'international_body' | 'joint' | 'non_state'
      names: components['schemas']['Names']
      members: components['schemas']['MakerCode'][]
      records: number
      counts: {
        level: 'coalition_commitment' | 'declared_intention' | 'international_pledge' | 'national_measure'
        status:
          | 'kept'
          | 'met_after_softening'
          | 'on_track'
          | 'at_risk'
          | 'off_track'
          | 'deadline_missed'
          | 'deadline_passed_no_evidence'
          | 'deadline_passed_not_looked'
          | 'under_way'
          | 'not_yet_done'
          | 'too_early'
          | 'no_report'
          | 'no_figure'
          | 'not_measurable'
          | 'withdrawn'
          | 'superseded'
          | null
        count: number
        measurable: number
        withTarget: number
        withBaseline: number
        withFigure: number
      }[]
    }
    Date: string
    Decimal: string
    DeliveredReport: {
      commitment: string
      cycle: string
      language: 'en' | 'ru' | 'kk' | 'uz'
      implementation?: 'not_started' | 'in_progress' | 'completed' | 'suspended' | 'withdrawn' | 'superseded'
      selfRating?: 'missed' | 'off_track' | 'at_risk' | 'on_track' | 'kept'
      done?: string
      outputs?: {
        kind: 'policy' | 'programme' | 'advocacy'
        state: 'new' | 'scaled_up'
        title: string
        on?: string
        url?: string
      }[]
      values?: {
        indicator: string
        value: string
        on: string
        from?: string
        partial?: boolean
        methodBreak?: boolean
        note?: string
      }[]
      steps?: {
        milestone: string
        state: 'in_progress' | 'reported' | 'done'
        doneOn?: string
        note?: string
      }[]
      money?: {
        stage: 'requested' | 'allocated' | 'disbursed' | 'spent'
        basis: 'total' | 'cumulative_by' | 'per_year' | 'at_least' | 'up_to'
        scope: 'this_promise' | 'wider'
        amount: string
        currency: string
        from?: string
        to?: string
        provider?: string
        note?: string
      }[]
      groups?: { name: string; count?: number }[]
      challenges?: string
      supportNeeded?: string
      nextSteps?: string
      evidence?: {
        title: string
        url: string
        kind:
          | 'law'
          | 'official_report'
          | 'official_statistics'
          | 'statement'
          | 'press'
          | 'research'
          | 'independent'
        publisher?: string
        publishedOn?: string
        language?: string
      }[]
    }
    DeliveryReceipt: {
      data: { submission: number; revision: number; gaps: components['schemas']['Fault'][] }
      links: { page: string }
    }
    Evidence: {
      title: string
      url: string | null
      kind:
        | 'law'
        | 'official_report'
        | 'official_statistics'
        | 'statement'
        | 'press'
        | 'research'
        | 'independent'
      publisher: string | null
      publishedOn: string | null
      language: string | null
      file: {
        sha256: string
        name: string
        type:
          | 'application/pdf'
          | 'image/jpeg'
          | 'image/png'
          | 'image/webp'
          | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
          | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
          | 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
          | 'application/vnd.oasis.opendocument.text'
          | 'application/vnd.oasis.opendocument.spreadsheet'
          | 'application/vnd.oasis.opendocument.presentation'
          | 'text/plain'
          | 'text/csv'
        bytes: number
      } | null
      about: string[]
    }
    Fault: { path: string; code: string }
    FigurePoint: {
      on: components['schemas']['Date']
      from: components['schemas']['Date'] | null
      date: components['schemas']['PartialDate']
      value: number
      saidBy: 'official' | 'independent'
      partial: boolean
      methodBreak: boolean
      verified: boolean
    }
    Hash: string
    HistoryEntry: {
      seq: number
      at: string
      act: 'seed' | 'publish' | 'redact'
      subject:
        | 'commitment'
        | 'report'
        | 'finding'
        | 'thresholds'
        | 'framework'
        | 'assessment'
        | 'reply'
        | 'refusal'
        | 'contribution'
        | 'consultation'
        | 'suggestion'
      record: string
      version: number
      office: string
      reason: string | null
      contentHash: components['schemas']['Hash']
      hash: components['schemas']['Hash']
      redactedBySeq: number | null
    }
    Ignored: { name: string; value: string }
    Indicator: {
      key: string
      direction: 'increase' | 'decrease' | 'keep_at_least' | 'keep_at_most' | 'yes_no' | 'context'
      baseline: {
        value: components['schemas']['Decimal']
        on: components['schemas']['PartialDate'] | null
      } | null
      target: {
        value: components['schemas']['Decimal']
        on: components['schemas']['PartialDate'] | null
      } | null
      name: components['schemas']['LocalizedText']
      unit: components['schemas']['LocalizedText']
      measure: 'level' | 'count'
      method: components['schemas']['LocalizedText'] | null
      sources: string[]
      values: components['schemas']['Value'][]
      progress: components['schemas']['Share'] | null
      confirmedProgress: components['schemas']['Share'] | null
      projection: components['schemas']['Projection'] | null
    }
    Ledger: {
      data: components['schemas']['LedgerEntry'][]
      meta: components['schemas']['PageMeta']
      links: { self: string; next: string | null }
    }
    LedgerEntry: {
      seq: number
      at: string
      act: 'seed' | 'publish' | 'redact'
      subject:
        | 'commitment'
        | 'report'
        | 'finding'
        | 'thresholds'
        | 'framework'
        | 'assessment'
        | 'reply'
        | 'refusal'
        | 'contribution'
        | 'consultation'
        | 'suggestion'
      record: string
      version: number
      office: string
      reason: string | null
      contentHash: components['schemas']['Hash']
      hash: components['schemas']['Hash']
      redactedBySeq: number | null
      previousHash: components['schemas']['Hash']
      salt: string | null
      content: unknown
    }
    Level: 'coalition_commitment' | 'declared_intention' | 'international_pledge' | 'national_measure'
    LocalizedText: {
      [key in 'en' | 'ru' | 'kk' | 'uz']?: {
        text: string
        state: 'original' | 'checked' | 'unreviewed' | 'outdated'
      }
    }
    Maker: {
      code: components['schemas']['MakerCode']
      kind: 'state' | 'international_body' | 'joint' | 'non_state'
      names: components['schemas']['Names']
      namesIn: components['schemas']['Names']
    }
    MakerCode: string
    Meta: { asOf: string; reconstructed?: true; demonstration?: true }
    Milestone: {
      key: string
      name: components['schemas']['LocalizedText']
      kind: 'step' | 'event'
      state: 'planned' | 'in_progress' | 'reported' | 'done' | 'no_evidence' | 'missed'
      dueOn: components['schemas']['PartialDate'] | null
      doneOn: components['schemas']['PartialDate'] | null
      note: components['schemas']['LocalizedText'] | null
      sources: string[]
      recorded: {
        state: 'planned' | 'in_progress' | 'reported' | 'done' | 'no_evidence' | 'missed'
        doneOn: components['schemas']['PartialDate'] | null
      }
      report: string | null
    }
    MoneyLine: {
      key: string
      stage: 'requested' | 'pledged' | 'allocated' | 'disbursed' | 'spent'
      basis: 'total' | 'cumulative_by' | 'per_year' | 'at_least' | 'up_to'
      scope: 'this_promise' | 'wider'
      amount: components['schemas']['Decimal']
      currency: string
      period: components['schemas']['LocalizedText'] | null
      from: components['schemas']['PartialDate'] | null
      to: components['schemas']['PartialDate'] | null
      provider: components['schemas']['LocalizedText'] | null
      receiver: components['schemas']['LocalizedText'] | null
      iatiIdentifier: string | null
      note: components['schemas']['LocalizedText'] | null
      sources: string[]
      report: string | null
    }
    Names: { en: string; ru: string; kk: string; uz: string }
    OneCommitment: {
      data: components['schemas']['Commitment']
      meta: components['schemas']['Meta']
      links: { self: string }
    }
    OneCountry: {
      data: components['schemas']['Country']
      meta: components['schemas']['Meta']
      links: { self: string }
    }
    PageMeta: {
      total: number
      pageSize: number
      asOf: string
      reconstructed?: true
      demonstration?: true
      ignored?: components['schemas']['Ignored'][]
    }
    PartialDate: string
    Problem: {
      type: 'about:blank'
      title: string
      status: number
      code:
        | 'bad_as_of'
        | 'bad_cursor'
        | 'bad_fields'
        | 'bad_idempotency_key'
        | 'bad_json'
        | 'bad_key'
        | 'bad_locale'
        | 'bad_origin'
        | 'bad_page_size'
        | 'bad_record'
        | 'bad_report'
        | 'bad_request'
        | 'busy'
        | 'draft_conflict'
        | 'failed'
        | 'forbidden'
        | 'idempotency_key_reused'
        | 'in_progress'
        | 'in_review'
        | 'not_found'
        | 'too_large'
        | 'too_long'
        | 'too_many'
        | 'too_slow'
        | 'unavailable'
        | 'unknown_format'
      detail?: string
      faults?: components['schemas']['Fault'][]
    }
    Projection:
      | {
          kind: 'met'
          on: components['schemas']['Date'] | null
          from: components['schemas']['FigurePoint']
          to: components['schemas']['FigurePoint']
          values: number
          perYear: number
        }
      | {
          kind: 'not_at_this_pace'
          from: components['schemas']['FigurePoint']
          to: components['schemas']['FigurePoint']
          values: number
          perYear: number
        }
      | { kind: 'unknown'; why: 'few_values' | 'old_values' }
    Reference: string
    Report: {
      cycle: string
      version: number
      implementation: 'not_started' | 'in_progress' | 'completed' | 'suspended' | 'withdrawn' | 'superseded'
      selfRating: 'missed' | 'off_track' | 'at_risk' | 'on_track' | 'kept' | null
      done: components['schemas']['LocalizedText']
      submittedOn: components['schemas']['Date']
      dueOn: components['schemas']['Date']
      outputs: {
        kind: 'policy' | 'programme' | 'advocacy'
        state: 'new' | 'scaled_up'
        title: components['schemas']['LocalizedText']
        on: string | null
        url: string | null
      }[]
      steps: {
        milestone: string
        state: 'in_progress' | 'reported' | 'done'
        doneOn: string | null
        note: components['schemas']['LocalizedText'] | null
      }[]
      groups: { name: components['schemas']['LocalizedText']; count: string | null }[]
      challenges: components['schemas']['LocalizedText'] | null
      supportNeeded: components['schemas']['LocalizedText'] | null
      nextSteps: components['schemas']['LocalizedText'] | null
      evidence: components['schemas']['Evidence'][]
      reviewersOnly: number
      declaration: boolean | null
    }
    Share: number
    Source: {
      key: string
      title: string
      url: string | null
      kind:
        | 'law'
        | 'official_report'
        | 'official_statistics'
        | 'statement'
        | 'press'
        | 'research'
        | 'independent'
      publisher: string | null
      publishedOn: components['schemas']['PartialDate'] | null
      language: string | null
      file: {
        sha256: string
        name: string
        type:
          | 'application/pdf'
          | 'image/jpeg'
          | 'image/png'
          | 'image/webp'
          | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
          | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
          | 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
          | 'application/vnd.oasis.opendocument.text'
          | 'application/vnd.oasis.opendocument.spreadsheet'
          | 'application/vnd.oasis.opendocument.presentation'
          | 'text/plain'
          | 'text/csv'
        bytes: number
      } | null
    }
    Standing: {
      asOf: components['schemas']['Date']
      status:
        | 'kept'
        | 'met_after_softening'
        | 'on_track'
        | 'at_risk'
        | 'off_track'
        | 'deadline_missed'
        | 'deadline_passed_no_evidence'
        | 'deadline_passed_not_looked'
        | 'under_way'
        | 'not_yet_done'
        | 'too_early'
        | 'no_report'
        | 'no_figure'
        | 'not_measurable'
        | 'withdrawn'
        | 'superseded'
        | null
      late: boolean
      measurable: boolean
      progress: components['schemas']['Share'] | null
      expected: components['schemas']['Share'] | null
      measured: number
      judged: number
      evidence: (1 | 2 | 3 | 4) | null
      contested: boolean
      promiseEvidence: (1 | 2 | 3 | 4) | null
      freshness: 'fresh' | 'ageing' | 'old' | 'none' | 'settled'
      latestFactOn: components['schemas']['Date'] | null
      deliveryStage:
        | 'announced'
        | 'policy'
        | 'bill'
        | 'law_in_force'
        | 'by_law'
        | 'budget_line'
        | 'service_open'
        | 'service_in_use'
        | null
      hasTarget: boolean
      hasBaseline: boolean
      hasFigure: boolean
    }
    Value: {
      on: components['schemas']['PartialDate']
      from: components['schemas']['PartialDate'] | null
      value: components['schemas']['Decimal']
      saidBy: 'official' | 'independent'
      partial: boolean
      methodBreak: boolean
      note: components['schemas']['LocalizedText'] | null
      sources: string[]
      report: string | null
      assessment: {
        cycle: string
        voice: number
        organisation: string | null
        publishedOn: components['schemas']['Date']
        agreedOn: components['schemas']['Date'] | null
      } | null
    }
    Verdict: {
      by: 'government' | 'computed' | 'organisation'
      voice: number | null
      organisation: string | null
      verdict: number | null
      on: components['schemas']['Date'] | null
      steps: number | null
    }
  }
}
