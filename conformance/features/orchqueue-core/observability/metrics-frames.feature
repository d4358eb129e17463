Feature: Frames of metrics

  @OC-METRICS-7110 @ORCH-3100 @must
  Scenario: Frames of a task that runs say how it stands, and nothing of a queue or of budgets
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "A" is submitted
    And task "B" is submitted
    And reader "R" follows task "A"
    And the engine ends task "X"
    And an engine works at task "A"
    And the engine gives task "A" the pieces:
      | one | two |
    And the engine ends task "A"
    And reader "R" has the end of the stream
    Then the stream of reader "R" is in order [OC-METRICS-7110(a)]
    And a metrics frame of reader "R" has: [OC-METRICS-7110(a), OC-METRICS-7110(b)]
      | state                    | running                |
      | queue_depth              | 1                      |
      | on_time_probability      | {"$min": 0, "$max": 1} |
      | queue_position           | {"$exists": false}     |
      | predicted_start_ms       | {"$exists": false}     |
      | tokens_budget_remaining  | {"$exists": false}     |
      | time_budget_remaining_ms | {"$exists": false}     |
      | cost_budget_remaining    | {"$exists": false}     |
    And each metrics frame of reader "R" has: [ORCH-3100]
      | on_time_probability | {"$min": 0, "$max": 1} |
      | queue_depth         | {"$min": 0, "$max": 1} |
      | kv_warmth           | false                  |

  @OC-METRICS-7110 @must
  Scenario: Frames of a task that waits say its place, and nothing of an attempt
    Given a pool "P"
    And the engines of pool "P" hold every task
    And a server with:
      | streams.metrics_interval_ms | 50 |
    When task "X" is submitted
    And an engine works at task "X"
    And task "A" is submitted
    And task "B" is submitted
    And reader "R" follows task "B"
    And reader "R" has frame "metrics"
    And task "B" is canceled
    And reader "R" has the end of the stream
    Then a metrics frame of reader "R" has: [OC-METRICS-7110(a), OC-METRICS-7110(b)]
      | state              | queued             |
      | queue_depth        | 2                  |
      | queue_position     | 1                  |
      | predicted_start_ms | {"$min": 0}        |
      | attempt            | {"$exists": false} |
      | replica_id         | {"$exists": false} |
      | engine_version     | {"$exists": false} |

  @OC-METRICS-7111 @must
  Scenario: What remains of budgets is the same in headers and in frames
    Given a pool "P" with:
      | prices.input_per_million  | 1000000 |
      | prices.output_per_million | 1000000 |
    And the engines of pool "P" hold every task
    And the tenant of the case has:
      | budgets.tokens  | 1000    |
      | budgets.cost    | 5000    |
    And a server with:
      | streams.metrics_interval_ms | 50 |
    When task "A" is submitted
    And an engine works at task "A"
    And the engine ends task "A", having read 70 tokens and written 30
    And task "A" comes to be completed
    And task "B" is submitted
    And an engine works at task "B"
    And reader "R" follows task "B"
    And reader "R" has frame "metrics"
    And the engine gives task "B" the pieces:
      | one |
    And the engine ends task "B", having read 70 tokens and written 30
    And reader "R" has the end of the stream
    Then the answer to "R" has the header "X-Budget-Tokens-Remaining" equal to "900" [OC-METRICS-7111]
    And the answer to "R" has the header "X-Budget-Cost-Remaining" equal to "4900" [OC-METRICS-7111]
    And a metrics frame of reader "R" has: [OC-METRICS-7111]
      | tokens_budget_remaining | 900  |
      | cost_budget_remaining   | 4900 |
    And the answer to "B/createTask" has the header "X-Budget-Tokens-Remaining" equal to "900" [OC-METRICS-7111]
