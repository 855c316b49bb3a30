'use client'

import { Finish } from './commitment-fields'
import { Declaration } from './declaration'
import { Done } from './report/done'
import { Evidence } from './report/evidence'
import { Figures } from './report/figures'
import { Money } from './report/money'
import { ReportContext, type ReportView } from './report/report-context'
import { Slips } from './report/slips'
import { Steps } from './report/steps'

interface ReportFieldsProps {
  report: ReportView
  asksReason: boolean
  asksAnswer: boolean
}

/** The questions of a progress report. */
export function ReportFields({ report, asksReason, asksAnswer }: ReportFieldsProps) {
  return (
    <ReportContext value={report}>
      <Figures />
      <Done />
      <Steps />
      <Money />
      <Evidence />
      <Finish
        asksReason={asksReason}
        asksAnswer={asksAnswer}
        changes={<Slips />}
        declaration={<Declaration />}
      />
    </ReportContext>
  )
}
