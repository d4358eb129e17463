Feature: Deadlines
  A deadline counts from the receipt of the request to the terminal event.

  @ORCH-3079 @ASY-DEADLINE-001 @must
  Scenario Outline: Before anything was observed the priors decide what can be kept, for <tokens> tokens
    Given a pool "Quick" with:
      | priors.first_token_ms | <quick first> |
      | priors.token_ms       | <quick token> |
    And a pool "Slow" with:
      | priors.first_token_ms | <slow first> |
      | priors.token_ms       | <slow token> |
    When task "S" is submitted to pool "Slow" with:
      | deadline_ms | 20000    |
      | max_tokens  | <tokens> |
    And task "Q" is submitted to pool "Quick" with:
      | deadline_ms | 20000    |
      | max_tokens  | <tokens> |
    And task "Longer" is submitted to pool "Slow" with:
      | deadline_ms | 60000    |
      | max_tokens  | <tokens> |
    Then "S" is refused with "DEADLINE_UNMET" and: [ORCH-3079(a), ASY-DEADLINE-001(a), ASY-DEADLINE-001(b)]
      | retriable | false |
    And the tasks "Q Longer" are admitted [ORCH-3079(a), ASY-DEADLINE-001(a), ASY-DEADLINE-001(b)]

    Examples:
      | tokens | quick first | quick token | slow first | slow token |
      | 1      | 10000       | 0           | 30000      | 0          |
      | 101    | 0           | 100         | 0          | 300        |

  @ASY-DEADLINE-001 @must
  Scenario: Behind a long queue a deadline is refused that an idle pool admits
    Given a pool "Idle" with:
      | priors.first_token_ms | 11000 |
      | priors.token_ms       | 0     |
    And a pool "Busy" with:
      | priors.first_token_ms | 11000 |
      | priors.token_ms       | 0     |
    And the engines of pool "Idle" hold every task
    And the engines of pool "Busy" hold every task
    When tasks "A B C D E" are submitted to pool "Busy"
    And task "X" is submitted to pool "Busy" with:
      | deadline_ms | 61000 |
    And task "Y" is submitted to pool "Idle" with:
      | deadline_ms | 61000 |
    And task "Z" is submitted to pool "Busy" with:
      | deadline_ms | 90000 |
    Then "X" is refused with "DEADLINE_UNMET" [ASY-DEADLINE-001(c)]
    And the tasks "A B C D E Y Z" are admitted [ASY-DEADLINE-001(c)]

  @ORCH-3079 @must
  Scenario: A waiting task that reaches its deadline expires, and runs no more
    Given a pool "P" with:
      | priors.first_token_ms | 0 |
      | priors.token_ms       | 0 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted with:
      | deadline_ms | 1500 |
    And task "C" is submitted
    And reader "R" follows task "B"
    And reader "R" has the end of the stream
    And the record of task "B" is read
    And the metrics are read as "M"
    And the slot goes from task "A" to task "C"
    Then the record of task "B" has: [ORCH-3079(b)]
      | state      | expired        |
      | attempts.# | 0              |
      | error.code | DEADLINE_UNMET |
    And the stream of reader "R" ends with "error" and: [ORCH-3079(d)]
      | code      | DEADLINE_UNMET |
      | retriable | false          |
    And frame "error" of reader "R" comes 1490 to 15000 ms after task "B" is sent [ORCH-3079(b)]
    And in "M" the metric "tasks_expired_total" has: [ORCH-3079(b)]
      | pool_id | {pool:P} |
      | value   | 1        |
    And the engine of pool "P" was asked for the tasks in the order: [ORCH-3079(b)]
      | A | C |

  @ORCH-3079 @ASY-DEADLINE-003 @must
  Scenario Outline: A running task at its deadline after <pieces> is aborted, failed and leaves its slot
    Given a pool "P" with:
      | priors.first_token_ms | 0 |
      | priors.token_ms       | 0 |
    And <script>
    When task "A" is submitted with:
      | deadline_ms | 4000 |
    And an engine works at task "A"
    And reader "R" follows task "A"
    And task "B" is submitted
    And reader "R" has the end of the stream
    And an engine works at task "B"
    And the record of task "A" is read
    And the metrics are read as "M"
    Then the record of task "A" has: [ORCH-3079(c)]
      | state      | failed         |
      | attempts.# | 1              |
      | error.code | DEADLINE_UNMET |
    And the stream of reader "R" ends with "error" and: [ORCH-3079(d)]
      | code      | DEADLINE_UNMET |
      | retriable | false          |
    And frame "error" of reader "R" comes 3990 to 15000 ms after task "A" is sent [ORCH-3079(c)]
    And engine 1 of pool "P" is hung up on at once after frame "error" of reader "R" [ORCH-3079(c), ASY-DEADLINE-003]
    And task "B" reaches an engine at once after frame "error" of reader "R" [ASY-DEADLINE-003]
    And in "M" the metric "tasks_failed_total" has: [ORCH-3079(c)]
      | pool_id | {pool:P}       |
      | reason  | DEADLINE_UNMET |
      | value   | 1              |

    Examples:
      | pieces     | script                                               |
      | no piece   | the engines of pool "P" hold every task              |
      | some piece | the engines of pool "P" hold every task after "some" |

  @ORCH-3079 @must
  Scenario: The time in the queue counts against the deadline of a task that runs at last
    Given a pool "P" with:
      | priors.first_token_ms | 0 |
      | priors.token_ms       | 0 |
    And a pool "Q" with:
      | priors.first_token_ms | 0 |
      | priors.token_ms       | 0 |
    And the engines of pool "P" hold every task
    And the engines of pool "Q" hold every task
    When task "A" is submitted with:
      | deadline_ms | 2000 |
    And an engine works at task "A"
    And task "B" is submitted with:
      | deadline_ms | 3500 |
    And task "Later" is submitted to pool "Q" with:
      | deadline_ms | 4500 |
    And reader "R" follows task "B"
    And reader "L" follows task "Later"
    And reader "R" has the end of the stream
    And reader "L" has the end of the stream
    And the record of task "B" is read
    Then the record of task "B" has: [ORCH-3079(c)]
      | state      | failed         |
      | attempts.# | 1              |
      | error.code | DEADLINE_UNMET |
    And frame "error" of reader "R" comes 3490 to 15000 ms after task "B" is sent [ORCH-3079(c)]
    And frame "error" of reader "R" comes before frame "error" of reader "L" [ORCH-3079(c)]

  @ORCH-3081 @must
  Scenario: The part of ended tasks that met their deadline is told per class, from the first end on
    Given a pool "P" with:
      | priors.first_token_ms | 0   |
      | priors.token_ms       | 0   |
      | preemption.mode       | off |
    And the engines of pool "P" hold every task
    And a server of its own
    When task "Z" is submitted
    And an engine works at task "Z"
    And the metrics are read as "Before"
    And task "A" is submitted with:
      | deadline_ms | 1000 |
    And task "A" comes to be expired
    And the metrics are read as "One"
    And task "B" is submitted with:
      | priority    | batch |
      | deadline_ms | 1000  |
    And task "B" comes to be expired
    And the engine ends task "Z"
    And task "Z" comes to be completed
    And task "C" is submitted
    And an engine works at task "C"
    And task "C" is canceled
    And task "D" is submitted
    And task "D" is canceled
    And the metrics are read as "All"
    Then in "Before" the metric "deadlines_met_ratio" has: [ORCH-3081(b)]
      | value | {"$exists": false} |
    And in "One" the metric "deadlines_met_ratio" has: [ORCH-3081(a)]
      | priority | interactive |
      | value    | 0           |
    And in "One" the metric "deadlines_met_ratio" has: [ORCH-3081(b)]
      | priority | batch              |
      | value    | {"$exists": false} |
    And in "All" the metric "deadlines_met_ratio" has: [ORCH-3081(a)]
      | priority | interactive |
      | value    | 0.75        |
    And in "All" the metric "deadlines_met_ratio" has: [ORCH-3081(a)]
      | priority | batch |
      | value    | 0     |

  @ORCH-3081 @must
  Scenario: The metrics of a task tell how probable it is that it ends in time
    Given a pool "P"
    And the engines of pool "P" hold every task after:
      | "a" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine goes on with task "A"
    And reader "R" has the end of the stream
    Then each metrics frame of reader "R" tells of "on_time_probability" a number from 0 to 1 [ORCH-3081(c)]
