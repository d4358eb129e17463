Feature: Objectives of the classes

  @ORCH-3041 @must
  Scenario Outline: What was reached of the objective of <objective> ms to the first token is measured
    Given a pool "P"
    And a server of its own
    And a server with:
      | classes.interactive.slo.first_token_p95_ms | <objective> |
    And the engines of pool "P" answer after 40 ms:
      | a | b |
    When the metrics are read as "Before"
    And task "A" is submitted
    And task "A" comes to be completed
    And the metrics are read as "Once"
    And task "B" is submitted
    And task "B" comes to be completed
    And the next task of pool "P" fails by http-400
    And task "C" is submitted with:
      | priority | batch |
    And task "C" comes to be failed
    And task "D" is submitted with:
      | priority | batch |
    And task "D" comes to be completed
    And the metrics are read as "After"
    Then in "Before" the metric "slo_attainment_ratio" has: [ORCH-3041(b)]
      | value | {"$exists": false} |
    And in "Once" the metric "slo_attainment_ratio" has: [ORCH-3041(b)]
      | priority | interactive |
      | slo      | first_token |
      | value    | <reached>   |
    And in "After" the metric "slo_attainment_ratio" has: [ORCH-3041(a), ORCH-3041(b)]
      | priority | interactive |
      | slo      | first_token |
      | value    | <reached>   |
    And in "After" the metric "slo_attainment_ratio" has: [ORCH-3041(b)]
      | priority | interactive |
      | slo      | error_ratio |
      | value    | 1           |
    And in "After" the metric "slo_attainment_ratio" has: [ORCH-3041(b)]
      | priority | batch       |
      | slo      | error_ratio |
      | value    | 0.5         |

    Examples:
      | objective | reached |
      | 3600000   | 1       |
      | 1         | 0       |
