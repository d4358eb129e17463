Feature: When to come back

  @ORCH-2007 @OC-CTRL-2011 @ASY-BACK-001 @must
  Scenario Outline: The refusal of a full queue under <policy> carries its hints and the policy's name
    Given a pool "P" with:
      | queue.capacity    | 1        |
      | queue.full_policy | <policy> |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted with:
      | priority | batch |
    Then "C" is refused with "ADMISSION_REJECT" and: [OC-CTRL-2011(a), OC-CTRL-2011(c)]
      | policy_label   | <policy>    |
      | retriable      | true        |
      | retry_after_ms | {"$min": 1} |
    And the answer to "C" has a header "X-Backoff-Ms" that matches "^[1-9][0-9]*$" [ORCH-2007(a)]
    And the answer to "C" has a header "Retry-After" that matches "^[1-9][0-9]*$" [ORCH-2007(a)]
    And the hints of "C" agree and name "<policy>" [ASY-BACK-001(a), ASY-BACK-001(b)]

    Examples:
      | policy            |
      | reject            |
      | drop-lru          |
      | shed-low-priority |

  @ORCH-2007 @OC-CTRL-2011 @ASY-BACK-001 @must
  Scenario Outline: The refusal by <quota> carries its hints under the name quota
    Given a pool "P"
    And the engines of pool "P" hold every task
    And the tenant of the case has:
      | quotas.<quota>             | <limit> |
      | quotas.requests_per_second | <rate>  |
    When task "A" is submitted
    And task "B" is submitted
    Then "B" is refused with "QUOTA_EXCEEDED" and: [OC-CTRL-2011(b), OC-CTRL-2011(c)]
      | policy_label   | quota       |
      | retriable      | true        |
      | retry_after_ms | {"$min": 1} |
    And the answer to "B" has a header "X-Backoff-Ms" that matches "^[1-9][0-9]*$" [ORCH-2007(a)]
    And the answer to "B" has a header "Retry-After" that matches "^[1-9][0-9]*$" [ORCH-2007(a)]
    And the hints of "B" agree and name "quota" [ASY-BACK-001(a), ASY-BACK-001(b)]

    Examples:
      | quota             | limit | rate  |
      | burst             | 1     | 0.003 |
      | concurrent_max    | 1     | 1000  |
      | tokens_per_minute | 30    | 1000  |

  @ORCH-2007 @ASY-BACK-001 @must
  Scenario Outline: A pool that <lacks> refuses with hints under the name unavailable
    Given a pool "P"
    And the engines of pool "P" <state>
    When task "A" is submitted
    Then "A" is refused with "<code>" and: [ASY-BACK-001(c)]
      | policy_label   | unavailable |
      | retriable      | true        |
      | retry_after_ms | {"$min": 1} |
    And the answer to "A" has status 503 [ORCH-2007(a)]
    And the answer to "A" has a header "X-Backoff-Ms" that matches "^[1-9][0-9]*$" [ORCH-2007(a)]
    And the answer to "A" has a header "Retry-After" that matches "^[1-9][0-9]*$" [ORCH-2007(a)]
    And the hints of "A" agree and name "unavailable" [ASY-BACK-001(a), ASY-BACK-001(b), ASY-BACK-001(c)]

    Examples:
      | lacks             | state         | code        |
      | is not loaded yet | are not ready | POOL_UNREADY |
      | never came up     | are down      | POOL_UNREADY |

  @ORCH-2007 @ASY-BACK-001 @must
  Scenario: A pool that is drained refuses with hints under the name unavailable
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And the operator calls drainPool as "Drain" with:
      | path.pool_id     | {pool:P} |
      | body.deadline_ms | 60000    |
    And task "B" is submitted
    Then "B" is refused with "POOL_UNREADY" and: [ASY-BACK-001(c)]
      | policy_label | unavailable |
    And the hints of "B" agree [ORCH-2007(a), ASY-BACK-001(a), ASY-BACK-001(b)]

  @ORCH-2007 @ASY-BACK-001 @must
  Scenario: A pool that lost its engine refuses with hints under the name unavailable
    Given a pool "P" with:
      | heartbeat.interval_ms | 1000 |
      | heartbeat.missed_max  | 4    |
    And a pool "Q"
    When the health of pool "P" comes to have, as "up":
      | ready | true |
    And task "A" is submitted to pool "Q"
    And task "A" comes to be completed
    And engine 1 of pool "P" crashes
    And the health of pool "P" comes to have, as "lost":
      | ready | false |
    And task "B" is submitted
    Then the tasks "A" are admitted [ORCH-2007(a)]
    And "B" is refused with "POOL_UNAVAILABLE" and: [ASY-BACK-001(c)]
      | policy_label | unavailable |
    And the answer to "B" has a header "X-Backoff-Ms" that matches "^[1-9][0-9]*$" [ORCH-2007(a)]
    And the hints of "B" agree and name "unavailable" [ORCH-2007(a), ASY-BACK-001(a), ASY-BACK-001(b)]

  @ORCH-2007 @must
  Scenario: The probes carry no hint, ready or not
    Given a pool "P"
    And the engines of pool "P" are not ready
    And a server of its own
    When nobody calls getReadyz as "Ready"
    And nobody calls getHealthz as "Health"
    And task "A" is submitted
    Then the answer to "Ready" has status 503 [ORCH-2007(b)]
    And the answer to "Ready" has no header "X-Backoff-Ms" [ORCH-2007(b)]
    And the answer to "Ready" has no header "Retry-After" [ORCH-2007(b)]
    And the answer to "Health" has no header "X-Backoff-Ms" [ORCH-2007(b)]
    And the hints of "A" agree and name "unavailable" [ORCH-2007(a)]

  @ASY-BACK-002 @must
  Scenario: The hint of a full queue follows the service time that was observed
    Given a pool "Quick" with:
      | queue.capacity        | 2   |
      | priors.first_token_ms | 100 |
      | priors.token_ms       | 0   |
    And a pool "Slow" with:
      | queue.capacity        | 2   |
      | priors.first_token_ms | 100 |
      | priors.token_ms       | 0   |
    And the engines of pool "Slow" answer after 400 ms:
      | done |
    When task "S1" is submitted to pool "Slow"
    And task "Q1" is submitted to pool "Quick"
    And task "Q1" comes to be completed
    And task "S1" comes to be completed
    And from now on the engines of pool "Quick" hold every task
    And from now on the engines of pool "Slow" hold every task
    And tasks "Q2 Q3 Q4 Q5" are submitted to pool "Quick"
    And tasks "S2 S3 S4 S5" are submitted to pool "Slow"
    Then "Q5" is refused with "ADMISSION_REJECT" [ASY-BACK-002(a)]
    And "S5" is refused with "ADMISSION_REJECT" [ASY-BACK-002(a)]
    And "body.retry_after_ms" of the answer to "S5" exceeds that to "Q5" by at least 150 [ASY-BACK-002(a)]

  @ASY-BACK-002 @must
  Scenario: The hint of a full queue follows its depth
    Given a pool "Short" with:
      | queue.capacity        | 2    |
      | priors.first_token_ms | 2000 |
      | priors.token_ms       | 0    |
    And a pool "Long" with:
      | queue.capacity        | 8    |
      | priors.first_token_ms | 2000 |
      | priors.token_ms       | 0    |
    And the engines of pool "Short" hold every task
    And the engines of pool "Long" hold every task
    When tasks "S1..S4" are submitted to pool "Short"
    And tasks "L1..L10" are submitted to pool "Long"
    Then "S4" is refused with "ADMISSION_REJECT" [ASY-BACK-002(a)]
    And "L10" is refused with "ADMISSION_REJECT" [ASY-BACK-002(a)]
    And "body.retry_after_ms" of the answer to "L10" exceeds that to "S4" by at least 2000 [ASY-BACK-002(a)]

  @ASY-BACK-003 @must
  Scenario Outline: A 202 tells no hint below half of <capacity> places, and from there on the hint of a refusal
    Given a pool "P" with:
      | queue.capacity        | <capacity> |
      | priors.first_token_ms | 3000       |
      | priors.token_ms       | 0          |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And tasks "<below>" are submitted
    And task "Half" is submitted
    And tasks "<rest>" are submitted
    And task "Full" is submitted
    And task "X" is submitted
    Then the answer to "A" has: [ASY-BACK-003(a)]
      | backoff_ms | 0 |
    And the answer to "<last below>" has: [ASY-BACK-003(a)]
      | backoff_ms | 0 |
    And the answer to "Half" has: [ASY-BACK-003(b)]
      | backoff_ms | {"$min": 1} |
    And "X" is refused with "ADMISSION_REJECT" [ASY-BACK-003(b)]
    And the hint of the admission "Full" is within 1000 of the hint of the refusal "X" [ASY-BACK-003(b)]

    Examples:
      | capacity | below | last below | rest  |
      | 4        | B1    | B1         | C1    |
      | 7        | B1..B3 | B3        | C1 C2 |

  @ASY-BACK-004 @must
  Scenario: Each refusal with a hint is counted under its policy, and an eviction is none
    Given a pool "Reject" with:
      | engine            | pressed |
      | queue.capacity    | 1       |
      | queue.full_policy | reject  |
    And a pool "Drop" with:
      | engine            | pressed  |
      | queue.capacity    | 1        |
      | queue.full_policy | drop-lru |
    And a pool "Unready" with:
      | engine | pressed |
    And the engines of pool "Reject" hold every task
    And the engines of pool "Drop" hold every task
    And the engines of pool "Unready" are not ready
    And a tenant "Limited" with:
      | quotas.requests_per_second | 0.001 |
      | quotas.burst               | 1     |
    And a server with:
      | telemetry.metric_engine_labels_max | 15 |
    When tenant "Limited" submits tasks "L1 L2 L3 L4"
    And an engine works at task "L1"
    And tasks "R1 R2 R3" are submitted to pool "Reject"
    And tasks "D1 D2 D3" are submitted to pool "Drop"
    And task "N1" is submitted to pool "Unready"
    And the metrics are read as "M"
    Then in "M" the metric "admission_backpressure_events_total" has: [ASY-BACK-004(a)]
      | engine | pressed |
      | policy | reject  |
      | value  | 2       |
    And in "M" the metric "admission_backpressure_events_total" has: [ASY-BACK-004(a)]
      | engine | pressed     |
      | policy | unavailable |
      | value  | 1           |
    And in "M" the metric "admission_backpressure_events_total" has: [ASY-BACK-004(b)]
      | engine | pressed            |
      | policy | drop-lru           |
      | value  | {"$exists": false} |
    And in "M" the metric "tasks_evicted_total" has: [ASY-BACK-004(b)]
      | pool_id | {pool:Drop}         |
      | reason  | QUEUE_FULL_DROP_LRU |
      | value   | 1                   |
    And "L4" is refused with "QUOTA_EXCEEDED" [ASY-BACK-004(a)]
    And in "M" the metric "admission_backpressure_events_total" has: [ASY-BACK-004(a)]
      | engine | pressed |
      | policy | quota   |
      | value  | 3       |
