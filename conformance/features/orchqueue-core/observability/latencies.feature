Feature: Latencies
  Each has one meaning, from one event to another.

  @ASY-METRIC-007 @must
  Scenario: First-token latency counts from the admission and decode latency from the start of decoding
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And reader "B" follows task "B"
    And the metrics are read as "before"
    And 80 ms pass
    And the engine ends task "A"
    And an engine works at task "B"
    And 40 ms pass
    And the engine gives task "B" the pieces:
      | first of B |
    And 40 ms pass
    And the engine gives task "B" the pieces:
      | last of B |
    And the engine ends task "B"
    And reader "B" has the end of the stream
    And the metrics are read as "after"
    Then the first-token latency of pool "P" from "before" to "after" is that of task "B" since its admission [ASY-METRIC-007(a)]
    And the decode latency of pool "P" from "before" to "after" is that of task "B" since task "A" ended [ASY-METRIC-007(a)]

  @ASY-METRIC-007 @must
  Scenario: A task without a piece adds to neither latency
    Given a pool "P"
    And the engines of pool "P" hold every task
    When the metrics are read as "before"
    And task "A" is submitted
    And an engine works at task "A"
    And the engine ends task "A"
    And task "A" comes to be completed
    And task "B" is submitted
    And an engine works at task "B"
    And task "C" is submitted
    And task "C" is canceled
    And task "B" is canceled
    And task "B" comes to be canceled
    And the metrics are read as "after"
    And task "D" is submitted
    And an engine works at task "D"
    And the engine gives task "D" the pieces:
      | one |
    And the engine ends task "D"
    And task "D" comes to be completed
    And the metrics are read as "later"
    Then from "before" to "after" the counts of pool "P" change by: [ASY-METRIC-007(c)]
      | tasks_completed_total        | 1 |
      | tasks_canceled_total         | 2 |
      | latency_first_token_ms_count | 0 |
      | latency_decode_ms_count      | 0 |
    And from "after" to "later" the counts of pool "P" change by: [ASY-METRIC-007(c)]
      | latency_first_token_ms_count | 1 |
      | latency_decode_ms_count      | 1 |
