Feature: Who asks is settled before what is asked

  @ASY-ADM-004 @must
  Scenario Outline: Without a key the answer is 401 for <what>
    Given a pool "P"
    When nobody calls createTask as "X" with:
      | <member> | <value>                  |
      | invalid  | nobody looks at the body |
    And task "A" is submitted
    Then "X" is refused with "UNAUTHENTICATED" [ASY-ADM-004(a)]
    And the tasks "A" are admitted [ASY-ADM-004(a)]

    Examples:
      | what                 | member | value                     |
      | an empty object      | body   | {}                        |
      | a text that is no JSON | text | {"task_id": "{uuid:n}", |
      | another workload     | body   | {"workload": "embedding"} |

  @ASY-ADM-004 @must
  Scenario: Without a key the answer is 401 for a good task and for one that is known
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And nobody submits task "B"
    And nobody submits task "A"
    Then "B" is refused with "UNAUTHENTICATED" [ASY-ADM-004(a)]
    And "A" is refused with "UNAUTHENTICATED" [ASY-ADM-004(a)]

  @ASY-ADM-004 @must
  Scenario: A replay is answered even where the quota is used up
    Given a pool "P"
    And the engines of pool "P" hold every task
    And the tenant of the case has:
      | quotas.concurrent_max | 1 |
    When task "A" is submitted
    And task "B" is submitted
    And task "A" is submitted
    Then "B" is refused with "QUOTA_EXCEEDED" [ASY-ADM-004(b)]
    And the answer to "A" is the first admission once more [ASY-ADM-004(b)]
    And the answers have the same: [ASY-ADM-004(b)]
      | answer         | value       |
      | A/createTask#1 | body.job_id |
      | A/createTask#2 | body.job_id |

  @ASY-ADM-004 @must
  Scenario: A replay is answered before the role of the key is looked at, and nothing else is
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And the operator submits task "A"
    And the operator submits task "B"
    And task "B" is submitted
    Then the answer to "A" is the first admission once more [ASY-ADM-004(b)]
    And "B/createTask#1" is refused with "FORBIDDEN" [ASY-ADM-004(c)]
    And the answer to "B" has status 202 [ASY-ADM-004(c)]
    And the answer to "B" has no header "Idempotency-Replayed" [ASY-ADM-004(c)]

  @ASY-ADM-004 @must
  Scenario: Role and quota refuse before a full queue does
    Given a pool "P" with:
      | queue.capacity | 1 |
    And the engines of pool "P" hold every task
    And a tenant "T" with:
      | quotas.requests_per_second | 0.001 |
      | quotas.burst               | 1     |
    When task "A" is submitted
    And an engine works at task "A"
    And tenant "T" submits task "B"
    And tenant "T" submits task "C"
    And the operator submits task "D"
    And task "E" is submitted
    Then the tasks "A B" are admitted [ASY-ADM-004(c)]
    And "C" is refused with "QUOTA_EXCEEDED" [ASY-ADM-004(c)]
    And "D" is refused with "FORBIDDEN" [ASY-ADM-004(c)]
    And "E" is refused with "ADMISSION_REJECT" [ASY-ADM-004(c)]
