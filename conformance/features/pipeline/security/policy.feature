Feature: Rules of policy
  Who is refused by a rule learns that it was refused, and the auditor learns by which.

  @ASY-AUTH-007 @must
  Scenario: A rule that refuses a task is named in the audit and not in the answer
    Given a server with:
      | plugins | [{"id": "guards", "module": "{plugins}/on-label.mjs", "phase": "AUTHORIZE", "order": 10, "timeout_ms": 5000, "options": {"does": "denies"}}] |
    And a pool "P"
    And the engines of pool "P" answer:
      | "ok" |
    And a tenant "T"
    When tenant "T" submits task "A" with:
      | labels.guards | x |
    And task "B" is submitted
    And task "B" comes to be completed
    And the admin calls listAuditRecords as "audit" with:
      | query.tenant_id | {tenant:T} |
      | query.action    | createTask |
    Then "A" is refused with "POLICY_DENIED" and: [ASY-AUTH-007]
      | retriable | false |
    And no answer among these holds "rule-of": [ASY-AUTH-007]
      | A |
    And no answer among these holds "guards": [ASY-AUTH-007]
      | A |
    And an engine was asked 0 times for task "A" [ASY-AUTH-007]
    And the answer to "B" has status 200 [ASY-AUTH-007]
    And the answer to "audit" has: [ASY-AUTH-007]
      | items.#              | 1              |
      | items.0.error_code   | POLICY_DENIED  |
      | items.0.outcome      | refused        |
      | items.0.details.rule | rule-of-guards |
