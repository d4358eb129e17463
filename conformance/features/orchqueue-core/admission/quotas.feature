Feature: Quotas of a tenant
  Buckets refill so slowly here that no refill decides a case.

  @ORCH-3036 @ORCH-3077 @must
  Scenario: Queued and running tasks together reach the limit and do not pass it
    Given a pool "P"
    And the engines of pool "P" hold every task
    And the tenant of the case has:
      | quotas.concurrent_max | 3 |
    When task "A" is submitted
    And an engine works at task "A"
    And tasks "B C" are submitted
    And task "D" is submitted
    Then the tasks "A B C" are admitted [ORCH-3036(a), ORCH-3077(a)]
    And "D" is refused with "QUOTA_EXCEEDED" and: [ORCH-3036(a), ORCH-3077(a)]
      | policy_label | quota |

  @ORCH-3036 @must
  Scenario Outline: A <which> task that is <ended> gives its part back, once
    Given a pool "P" with:
      | retry.attempts_max | 1 |
    And the engines of pool "P" hold every task
    And the tenant of the case has:
      | quotas.concurrent_max | 2 |
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "Early" is submitted
    And <happening>
    And task "<task>" comes to be <ended>
    And task "Next" is submitted
    And task "Late" is submitted
    Then "Early" is refused with "QUOTA_EXCEEDED" [ORCH-3036(c)]
    And the answer to "Next" has status 202 [ORCH-3036(c)]
    And "Late" is refused with "QUOTA_EXCEEDED" [ORCH-3036(c)]

    Examples:
      | which   | ended     | task | happening                             |
      | running | completed | A    | the engine ends task "A"              |
      | running | failed    | A    | the engine fails task "A" by http-400 |
      | running | canceled  | A    | task "A" is canceled                  |
      | waiting | canceled  | B    | task "B" is canceled                  |

  @ORCH-3036 @must
  Scenario: A task that is expired gives its part back, once
    Given a pool "P" with:
      | priors.first_token_ms | 0 |
      | priors.token_ms       | 0 |
    And the engines of pool "P" hold every task
    And the tenant of the case has:
      | quotas.concurrent_max | 2 |
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted with:
      | deadline_ms | 1500 |
    And task "B" comes to be expired
    And task "Next" is submitted
    And task "Late" is submitted
    Then the tasks "A B Next" are admitted [ORCH-3036(c)]
    And "Late" is refused with "QUOTA_EXCEEDED" [ORCH-3036(c)]

  @ORCH-3036 @must
  Scenario: A task that is displaced gives its part back, once
    Given a pool "P" with:
      | queue.capacity | 3 |
    And the engines of pool "P" hold every task
    And a tenant "T" with:
      | quotas.concurrent_max | 3 |
    And a tenant "U"
    When task "A" is submitted
    And an engine works at task "A"
    And tenant "T" submits tasks "T1 T2 T3"
    And tenant "U" submits task "U1"
    And task "U1" is canceled
    And tenant "T" submits tasks "T4 T5"
    Then the tasks "T1 T2 T3 U1 T4" are admitted [ORCH-3036(c)]
    And "T5" is refused with "QUOTA_EXCEEDED" [ORCH-3036(c)]

  @ORCH-3006 @ORCH-3077 @must
  Scenario: A burst is admitted at once and the next submission is refused
    Given a pool "P"
    And the tenant of the case has:
      | quotas.requests_per_second | 0.001 |
      | quotas.burst               | 4     |
    When tasks "A B C D" are submitted
    And task "E" is submitted
    Then the tasks "A B C D" are admitted [ORCH-3006(a)]
    And "E" is refused with "QUOTA_EXCEEDED" and: [ORCH-3006(b), ORCH-3077(a)]
      | policy_label | quota |

  @ORCH-3006 @should
  Scenario: Without a burst the rate of a second, rounded up, is admitted at once
    Given a pool "P"
    And the tenant of the case has:
      | quotas.requests_per_second | 0.01 |
    When tasks "A B" are submitted
    Then the tasks "A" are admitted [ORCH-3006(a)]
    And "B" is refused with "QUOTA_EXCEEDED" [ORCH-3006(b)]

  @ORCH-3077 @must
  Scenario: One tenant's use brings no other tenant's refusal
    Given a pool "P"
    And the engines of pool "P" hold every task
    And a tenant "T" with:
      | quotas.requests_per_second | 0.001 |
      | quotas.burst               | 1     |
      | quotas.concurrent_max      | 5     |
    And a tenant "U" with:
      | quotas.requests_per_second | 0.001 |
      | quotas.burst               | 1     |
      | quotas.concurrent_max      | 5     |
    And a tenant "V" with:
      | quotas.concurrent_max | 1 |
    And a tenant "W" with:
      | quotas.concurrent_max | 1 |
    When tenant "T" submits tasks "T1 T2"
    And tenant "V" submits tasks "V1 V2"
    And tenant "U" submits tasks "U1"
    And tenant "W" submits tasks "W1"
    Then "T2" is refused with "QUOTA_EXCEEDED" [ORCH-3077(b)]
    And "V2" is refused with "QUOTA_EXCEEDED" [ORCH-3077(b)]
    And the tasks "T1 V1 U1 W1" are admitted [ORCH-3077(b)]

  @ASY-QUOTA-001 @must
  Scenario: Prompt and output are reserved up to the tokens of a minute
    Given a pool "P" with:
      | model.bytes_per_token | 64 |
    And the engines of pool "P" hold every task
    And the tenant of the case has:
      | quotas.tokens_per_minute | 10 |
    When task "A" is submitted with:
      | max_tokens | 4 |
    And task "B" is submitted with:
      | max_tokens | 5 |
    And task "C" is submitted with:
      | max_tokens | 4 |
    And task "D" is submitted with:
      | max_tokens | 1 |
    Then the tasks "A C" are admitted [ASY-QUOTA-001(a)]
    And "B" is refused with "QUOTA_EXCEEDED" and: [ASY-QUOTA-001(a)]
      | policy_label | quota |
    And "D" is refused with "QUOTA_EXCEEDED" [ASY-QUOTA-001(a)]

  @ASY-QUOTA-001 @must
  Scenario: What a task did not use is given back when it ends, and only that
    Given a pool "P" with:
      | model.bytes_per_token | 64 |
    And the engines of pool "P" answer:
      | a | b | c | d | e | f | g | h | i | j | k | l | m | n | o | p | q | r | s | t |
    And the tenant of the case has:
      | quotas.tokens_per_minute | 60 |
    When task "A" is submitted with:
      | max_tokens | 50 |
    And task "A" comes to be completed
    And task "B" is submitted with:
      | max_tokens | 48 |
    And task "C" is submitted with:
      | max_tokens | 24 |
    Then "B" is refused with "QUOTA_EXCEEDED" [ASY-QUOTA-001(b)]
    And the tasks "A C" are admitted [ASY-QUOTA-001(b)]

  @ASY-QUOTA-002 @must
  Scenario: The hint of a refusal by rate is the time until the same would pass
    Given a pool "P" with:
      | model.bytes_per_token | 64 |
    And the engines of pool "P" hold every task
    And a tenant "Tokens" with:
      | quotas.tokens_per_minute | 10 |
    And a tenant "Slow" with:
      | quotas.requests_per_second | 0.02 |
      | quotas.burst               | 1    |
    And a tenant "Slower" with:
      | quotas.requests_per_second | 0.005 |
      | quotas.burst               | 1     |
    When tenant "Tokens" submits task "T1" with:
      | max_tokens | 9 |
    And tenant "Tokens" submits task "T2" with:
      | max_tokens | 4 |
    And tenant "Tokens" submits task "T3" with:
      | max_tokens | 8 |
    And tenant "Slow" submits tasks "S1 S2"
    And tenant "Slower" submits tasks "R1 R2"
    Then "T2" is refused with "QUOTA_EXCEEDED" and: [ASY-QUOTA-002(a)]
      | retry_after_ms | {"$min": 25000, "$max": 30000} |
    And "T3" is refused with "QUOTA_EXCEEDED" and: [ASY-QUOTA-002(a)]
      | retry_after_ms | {"$min": 49000, "$max": 54000} |
    And "S2" is refused with "QUOTA_EXCEEDED" and: [ASY-QUOTA-002(a)]
      | retry_after_ms | {"$min": 45000, "$max": 50000} |
    And "R2" is refused with "QUOTA_EXCEEDED" and: [ASY-QUOTA-002(a)]
      | retry_after_ms | {"$min": 195000, "$max": 200000} |

  @ASY-QUOTA-003 @must
  Scenario Outline: A replayed submission consumes no <part>
    Given a pool "P" with:
      | model.bytes_per_token | 64 |
    And the engines of pool "P" hold every task
    And the tenant of the case has:
      | quotas.<quota> | <limit> |
      | quotas.<more>  | <other> |
    When task "A" is submitted with:
      | max_tokens | 4 |
    And task "A" is submitted with:
      | max_tokens | 4 |
    And task "A" is submitted with:
      | max_tokens | 4 |
    And task "B" is submitted with:
      | max_tokens | 4 |
    And task "C" is submitted with:
      | max_tokens | 4 |
    Then the answer to "A/createTask#2" is the first admission once more [ASY-QUOTA-003]
    And the answer to "A/createTask#3" is the first admission once more [ASY-QUOTA-003]
    And the tasks "B" are admitted [ASY-QUOTA-003]
    And "C" is refused with "QUOTA_EXCEEDED" [ASY-QUOTA-003]

    Examples:
      | part               | quota             | limit | more                | other |
      | request            | burst             | 2     | requests_per_second | 0.001 |
      | token              | tokens_per_minute | 10    | concurrent_max      | 9     |
      | place              | concurrent_max    | 2     | tokens_per_minute   | 90    |

  @ASY-QUOTA-004 @must
  Scenario: A submission refused for its tokens consumes no request
    Given a pool "P" with:
      | model.bytes_per_token | 64 |
    And the engines of pool "P" hold every task
    And the tenant of the case has:
      | quotas.tokens_per_minute   | 10    |
      | quotas.requests_per_second | 0.001 |
      | quotas.burst               | 2     |
    When task "A" is submitted with:
      | max_tokens | 4 |
    And task "B" is submitted with:
      | max_tokens | 9 |
    And task "C" is submitted with:
      | max_tokens | 2 |
    And task "D" is submitted with:
      | max_tokens | 1 |
    Then the tasks "A C" are admitted [ASY-QUOTA-004(a)]
    And "B" is refused with "QUOTA_EXCEEDED" [ASY-QUOTA-004(a)]
    And "D" is refused with "QUOTA_EXCEEDED" [ASY-QUOTA-004(a)]

  @ASY-QUOTA-004 @must
  Scenario: A submission refused for want of a concurrent place consumes no request and no token
    Given a pool "P" with:
      | model.bytes_per_token | 64 |
    And the engines of pool "P" hold every task
    And the tenant of the case has:
      | quotas.concurrent_max      | 1     |
      | quotas.tokens_per_minute   | 10    |
      | quotas.requests_per_second | 0.001 |
      | quotas.burst               | 2     |
    When task "A" is submitted with:
      | max_tokens | 4 |
    And task "B" is submitted with:
      | max_tokens | 4 |
    And task "A" is canceled
    And task "C" is submitted with:
      | max_tokens | 4 |
    And task "C" is canceled
    And task "D" is submitted with:
      | max_tokens | 1 |
    Then the tasks "A C" are admitted [ASY-QUOTA-004(a)]
    And "B" is refused with "QUOTA_EXCEEDED" [ASY-QUOTA-004(a)]
    And "D" is refused with "QUOTA_EXCEEDED" [ASY-QUOTA-004(a)]

  @ASY-QUOTA-004 @must
  Scenario: A submission that is refused for anything else consumes no quota
    Given a pool "P" with:
      | ctx                   | 1024 |
      | model.bytes_per_token | 64   |
      | queue.capacity        | 1    |
    And the engines of pool "P" hold every task
    And the tenant of the case has:
      | quotas.concurrent_max      | 3     |
      | quotas.tokens_per_minute   | 15    |
      | quotas.requests_per_second | 0.001 |
      | quotas.burst               | 3     |
    When task "A" is submitted with:
      | max_tokens | 4 |
    And an engine works at task "A"
    And task "B" is submitted with:
      | max_tokens | 4 |
    And task "Full" is submitted with:
      | max_tokens | 4 |
    And task "Wide" is submitted with:
      | max_tokens | 4    |
      | ctx        | 1025 |
    And task "Late" is submitted with:
      | max_tokens  | 4 |
      | deadline_ms | 1 |
    And task "B" is canceled
    And task "C" is submitted with:
      | max_tokens | 4 |
    And task "D" is submitted with:
      | max_tokens | 1 |
    Then "Full" is refused with "ADMISSION_REJECT" [ASY-QUOTA-004(b)]
    And "Wide" is refused with "INVALID_PARAMS" [ASY-QUOTA-004(b)]
    And "Late" is refused with "DEADLINE_UNMET" [ASY-QUOTA-004(b)]
    And the tasks "A B C" are admitted [ASY-QUOTA-004(b)]
    And "D" is refused with "QUOTA_EXCEEDED" [ASY-QUOTA-004(b)]
