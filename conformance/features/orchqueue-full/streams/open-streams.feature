Feature: Open streams are counted

  @ASY-STREAM-014 @must
  Scenario: As many streams are open as readers are attached, and none once they are gone
    Given a server of its own
    And a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And the metrics are read as "none"
    And reader "R" follows task "A"
    And the metrics are read as "one"
    And reader "S" follows task "A"
    And reader "T" follows task "A"
    And the metrics are read as "three"
    And reader "S" hangs up
    And the metrics come to show "streams_open" as "two":
      | value | 2 |
    And the engine ends task "A"
    And reader "R" has the end of the stream
    And reader "T" has the end of the stream
    And the metrics come to show "streams_open" as "gone":
      | value | 0 |
    Then in "none" the metric "streams_open" has: [ASY-STREAM-014]
      | value | 0 |
    And in "one" the metric "streams_open" has: [ASY-STREAM-014]
      | value | 1 |
    And in "three" the metric "streams_open" has: [ASY-STREAM-014]
      | value | 3 |
    And in "two" the metric "streams_open" has: [ASY-STREAM-014]
      | value | 2 |
    And in "gone" the metric "streams_open" has: [ASY-STREAM-014]
      | value | 0 |
