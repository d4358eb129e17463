Feature: What sessions keep at engines

  @ORCH-3022 @must
  Scenario: A session whose cache gives way is counted and goes on cold
    Given a server with:
      | sessions.kv_bytes_max | 150000 |
    And a pool "P" with:
      | model.kv_bytes_per_token | 1000 |
    And the engines of pool "P" hold every task after:
      | one |
    When the metrics are read as "M0"
    And task "A" of session "old" is submitted with:
      | prompt | {prompt:A}{text:400} |
    And an engine works at task "A"
    And the engine ends task "A"
    And task "A" comes to be completed
    And session "old" is read as "warm"
    And the metrics are read as "M1"
    And task "B" of session "new" is submitted with:
      | prompt | {prompt:B}{text:400} |
    And an engine works at task "B"
    And the engine ends task "B"
    And task "B" comes to be completed
    And session "old" is read as "cold"
    And the metrics are read as "M2"
    And task "C" of session "old" is submitted
    And reader "R" follows task "C"
    And an engine works at task "C"
    And reader "R" has frame "token"
    And the engine ends task "C"
    And reader "R" has the end of the stream
    Then in "M0" the metric "kv_cache_usage_ratio" has: [ORCH-3022(d)]
      | pool_id | {pool:P}                         |
      | value   | {"$oneOf": [0, {"$exists": false}]} |
    And in "M1" the metric "kv_cache_usage_ratio" has: [ORCH-3022(d)]
      | pool_id | {pool:P}                   |
      | value   | {"$min": 0.6, "$max": 1} |
    And the answer to "warm" has: [ORCH-3022(d)]
      | kv_warmth | true                               |
      | kv_bytes  | {"$min": 100000, "$max": 150000} |
    And from "M0" to "M1" the metric "session_evictions_total" changes by: [ORCH-3022(d)]
      | reason | kv_limit |
      | change | 0        |
    And from "M1" to "M2" the metric "session_evictions_total" changes by: [ORCH-3022(d)]
      | reason | kv_limit |
      | change | 1        |
    And the answer to "cold" has: [ORCH-3022(e)]
      | kv_warmth | false |
      | kv_bytes  | 0     |
    And each metrics frame of reader "R" has: [ORCH-3022(e)]
      | kv_warmth | false |
    And the stream of reader "R" ends with "end" [ORCH-3022(e)]
