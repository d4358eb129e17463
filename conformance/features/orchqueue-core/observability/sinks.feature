Feature: Receivers of events
  What receives events can't delay or fail a call.

  @ASY-OBS-002 @must
  Scenario: A receiver that hangs changes no task, and what it loses is counted
    Given a pool "P"
    And a server with:
      | network.private_addresses | ["127.0.0.0/8"] |
      | events.sinks | [{"id": "hangs", "kind": "webhook", "url": "{webhook:hangs}", "buffer_max": 2, "timeout_ms": 60000}] |
    And a server of its own
    When task "A" is submitted
    And task "A" comes to be completed
    And task "B" is submitted
    And reader "R" follows task "B"
    And reader "R" has the end of the stream
    And the metrics are read as "some"
    And task "C" is submitted
    And reader "S" follows task "C"
    And reader "S" has the end of the stream
    And the metrics are read as "more"
    And the record of task "A" is read
    And the record of task "B" is read
    Then the record of task "A" has: [ASY-OBS-002(a)]
      | state | completed |
    And reader "R" gets the text "one two three" [ASY-OBS-002(a)]
    And the stream of reader "R" ends with "end" [ASY-OBS-002(a)]
    And the record of task "A" has: [ASY-OBS-002(b)]
      | events.# | 4 |
    And in "some" the metric "event_sink_drops_total" has: [ASY-OBS-002(b), ASY-OBS-002(c)]
      | sink  | hangs                  |
      | value | {"$min": 5, "$max": 6} |
    And from "some" to "more" the metric "event_sink_drops_total" changes by: [ASY-OBS-002(c)]
      | sink   | hangs |
      | change | 4     |

  @ASY-OBS-002 @must
  Scenario Outline: A receiver that <mode> changes no task, and each event that it loses is counted
    Given a pool "P"
    And a server with:
      | network.private_addresses | ["127.0.0.0/8"] |
      | events.sinks | [{"id": "<mode>", "kind": "webhook", "url": "{webhook:<mode>}", "timeout_ms": 200}] |
    And a server of its own
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the metrics come to show "event_sink_drops_total" as "M":
      | sink  | <mode> |
      | value | 4      |
    And task "A" comes to be completed
    Then reader "R" gets the text "one two three" [ASY-OBS-002(a)]
    And the stream of reader "R" ends with "end" [ASY-OBS-002(a)]
    And the record of task "A" has: [ASY-OBS-002(a), ASY-OBS-002(c)]
      | state    | completed |
      | events.# | 4         |
    And in "M" the metric "event_sink_drops_total" has: [ASY-OBS-002(c)]
      | sink  | <mode> |
      | value | 4      |

    Examples:
      | mode    |
      | refuses |
      | fails   |
