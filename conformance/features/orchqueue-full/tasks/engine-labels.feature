Feature: Engines in metric labels
  The names of engines are the configuration's, and metrics have room for some of them only.

  @ASY-TASK-004 @must
  Scenario: As many engines as the budget names have labels of their own
    Given a server with:
      | telemetry.metric_engine_labels_max | 3 |
    And a pool "P" with:
      | engine | engine-one |
    And a pool "Q" with:
      | engine | engine-two |
    And a pool "R" with:
      | engine | engine-three |
    When task "A" is submitted to pool "P"
    And task "B" is submitted to pool "Q"
    And task "C" is submitted to pool "R"
    And task "D" is submitted to pool "R"
    And the metrics are read as "metrics"
    Then in "metrics" the metric "tasks_admitted_total" has: [ASY-TASK-004(a)]
      | engine | engine-one |
      | value  | 1          |
    And in "metrics" the metric "tasks_admitted_total" has: [ASY-TASK-004(a)]
      | engine | engine-two |
      | value  | 1          |
    And in "metrics" the metric "tasks_admitted_total" has: [ASY-TASK-004(a)]
      | engine | engine-three |
      | value  | 2            |
    And in "metrics" the metric "tasks_admitted_total" has: [ASY-TASK-004(a)]
      | engine | other              |
      | value  | {"$exists": false} |

  @ASY-TASK-004 @must
  Scenario: Engines beyond the budget are counted together, and none is lost
    Given a server with:
      | telemetry.metric_engine_labels_max | 2 |
    And a server of its own
    And a pool "P" with:
      | engine | engine-one |
    And a pool "Q" with:
      | engine | engine-two |
    And a pool "R" with:
      | engine | engine-three |
    When task "A" is submitted to pool "P"
    And task "B" is submitted to pool "Q"
    And task "C" is submitted to pool "R"
    And the metrics are read as "metrics"
    Then in "metrics" the metric "tasks_admitted_total" has: [ASY-TASK-004(b)]
      | engine | other |
      | value  | 1     |
    And in "metrics" the metric "tasks_admitted_total" has: [ASY-TASK-004(b)]
      | value | 3 |
    And the text of the answer to "metrics" matches "tasks_admitted_total\{[^}]*engine=.(engine-one|engine-two|engine-three)." [ASY-TASK-004(b)]
