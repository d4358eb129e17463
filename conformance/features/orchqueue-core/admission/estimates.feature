Feature: Estimates of when a task starts

  @ASY-ETA-001 @ASY-ETA-005 @must
  Scenario: Who finds a slot starts at once, and who waits starts later the more tasks are ahead
    Given a pool "P" with:
      | priors.first_token_ms | 20000 |
      | priors.token_ms       | 0     |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And tasks "B C D" are submitted with:
      | deadline_ms | 900000 |
    And reader "RA" follows task "A"
    And reader "RD" follows task "D"
    And reader "RD" has frame "started"
    And reader "RA" has frame "started"
    Then the answer to "A" has: [ASY-ETA-001(a)]
      | predicted_start_ms | {"$max": 2000} |
    And the answer to "A" has: [ASY-ETA-005]
      | queue_position | 0 |
    And the answer to "B" has: [ASY-ETA-005]
      | queue_position | 0 |
    And the answer to "C" has: [ASY-ETA-005]
      | queue_position | 1 |
    And the answer to "D" has: [ASY-ETA-005]
      | queue_position | 2 |
    And "body.predicted_start_ms" of the answer to "B" exceeds that to "A" by at least 10000 [ASY-ETA-001(b)]
    And "body.predicted_start_ms" of the answer to "C" exceeds that to "B" by at least 10000 [ASY-ETA-001(b)]
    And "body.predicted_start_ms" of the answer to "D" exceeds that to "C" by at least 10000 [ASY-ETA-001(b)]
    And frame "started" of reader "RA" has: [ASY-ETA-005]
      | queue_position | 0 |
    And frame "started" of reader "RD" has: [ASY-ETA-001(b), ASY-ETA-005]
      | queue_position     | 2               |
      | predicted_start_ms | {"$min": 30000} |

  @ASY-ETA-001 @must
  Scenario: More slots lead to an earlier start
    Given a pool "One" with:
      | priors.first_token_ms | 15000 |
      | priors.token_ms       | 0     |
    And a pool "Two" with:
      | slots                 | 2     |
      | priors.first_token_ms | 15000 |
      | priors.token_ms       | 0     |
    And the engines of pool "One" hold every task
    And the engines of pool "Two" hold every task
    When tasks "A1..A3" are submitted to pool "One"
    And tasks "B1..B3" are submitted to pool "Two"
    Then the answer to "B2" has: [ASY-ETA-001(a)]
      | predicted_start_ms | {"$max": 2000} |
    And "body.predicted_start_ms" of the answer to "A3" exceeds that to "B3" by at least 10000 [ASY-ETA-001(b)]

  @ASY-ETA-001 @must
  Scenario: Slower engines lead to later predictions
    Given a pool "Quick" with:
      | priors.first_token_ms | 100 |
      | priors.token_ms       | 0   |
    And a pool "Slow" with:
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
    And tasks "Q2..Q10" are submitted to pool "Quick"
    And tasks "S2..S10" are submitted to pool "Slow"
    Then the tasks "Q1..Q10 S1..S10" are admitted [ASY-ETA-001(c)]
    And "body.predicted_start_ms" of the answer to "S10" exceeds that to "Q10" by at least 1200 [ASY-ETA-001(c)]

  @ASY-ETA-003 @must
  Scenario: The error of a prediction is recorded when the task starts
    Given a pool "P" with:
      | priors.first_token_ms | 20000 |
      | priors.token_ms       | 0     |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And the metrics are read as "One"
    And the slot goes from task "A" to task "B"
    And the metrics are read as "Two"
    Then in "One" the metric "eta_error_ms_count" has: [ASY-ETA-003]
      | pool_id | {pool:P} |
      | value   | 1        |
    And in "Two" the metric "eta_error_ms_count" has: [ASY-ETA-003]
      | pool_id | {pool:P} |
      | value   | 2        |
    And in "Two" the metric "eta_error_ms_sum" has: [ASY-ETA-003]
      | pool_id | {pool:P}                        |
      | value   | {"$min": 10000, "$max": 20100} |

  @ASY-ETA-005 @must
  Scenario: The position counts those that go first, and not all that wait
    Given a pool "P" with:
      | preemption.mode | off |
    And the engines of pool "P" hold every task
    When task "Z" is submitted
    And an engine works at task "Z"
    And tasks "B1 B2" are submitted with:
      | priority    | batch  |
      | deadline_ms | 900000 |
    And task "I1" is submitted with:
      | deadline_ms | 900000 |
    And task "I2" is submitted with:
      | deadline_ms | 600000 |
    And task "I3" is submitted with:
      | deadline_ms | 1200000 |
    And from now on the engines of pool "P" answer:
      | done |
    And the engine goes on with task "Z"
    And the engine of pool "P" has been asked for 6 tasks
    Then the answer to "B2" has: [ASY-ETA-005]
      | queue_position | 1 |
    And the answer to "I1" has: [ASY-ETA-005]
      | queue_position | 0 |
    And the answer to "I2" has: [ASY-ETA-005]
      | queue_position | 0 |
    And the answer to "I3" has: [ASY-ETA-005]
      | queue_position | {"$min": 2, "$max": 3} |
