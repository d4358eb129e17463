Feature: Preemption
  Lower work goes back to the queue for higher work, and says so.

  @ORCH-3087 @ORCH-3086 @must
  Scenario: Running work without a token gives way, is counted, says so and runs again
    Given a pool "P" with:
      | engine          | yielding |
      | preemption.mode | soft     |
    And a server with:
      | telemetry.metric_engine_labels_max | 15 |
    And the engines of pool "P" hold every task
    When task "B" is submitted with:
      | priority | batch |
    And an engine works at task "B"
    And reader "R" follows task "B"
    And the metrics are read as "Before"
    And task "I" is submitted
    And an engine works at task "I"
    And the engine ends task "I"
    And an engine works at task "B" for time 2
    And the metrics are read as "After"
    And from now on the engines of pool "P" answer:
      | done |
    And the engine ends the call 2 of task "B"
    And reader "R" has the end of the stream
    And the record of task "B" is read
    And the record of task "I" is read
    Then the engine of pool "P" was asked for the tasks in the order: [ORCH-3087(b)]
      | B | I | B |
    And from "Before" to "After" the metric "preemptions_total" changes by: [ORCH-3087(a)]
      | mode   | soft     |
      | engine | yielding |
      | change | 1        |
    And from "Before" to "After" the metric "resumptions_total" changes by: [ORCH-3087(b)]
      | engine | yielding |
      | change | 1        |
    And the record of task "B" has: [ORCH-3086(b)]
      | state     | completed |
      | preempted | true      |
    And the record of task "I" has: [ORCH-3086(b)]
      | preempted | false |
    And a metrics frame of reader "R" tells preempted true [ORCH-3086(b)]

  @ORCH-3085 @must
  Scenario: Soft preemption leaves work alone that has sent a token
    Given a pool "P" with:
      | preemption.mode | soft |
    And the engines of pool "P" hold every task after "some"
    When task "B" is submitted with:
      | priority | batch |
    And reader "R" follows task "B"
    And reader "R" has frame "token"
    And task "I" is submitted
    And the slot goes from task "B" to task "I"
    And the engine ends task "I"
    And task "B" comes to be completed
    Then the engine of pool "P" was asked for the tasks in the order: [ORCH-3085(b)]
      | B | I |
    And no engine is hung up on [ORCH-3085(b)]
    And the record of task "B" has: [ORCH-3085(b)]
      | attempts.# | 1     |
      | preempted  | false |

  @ORCH-3086 @must
  Scenario: Preemption of what has sent tokens is refused where the engine holds no decoding
    Given a pool "P" with:
      | preemption.mode | hard   |
    And a server that a step starts
    When the server is started in vain
    Then the server refuses its configuration [ORCH-3086(a)]
    And the output lists the problems: [ORCH-3086(a)]
      | path                    |
      | /pools/0/preemption/mode |
