Feature: Slow readers

  @ASY-STREAM-013 @must
  Scenario: A reader that stops is dropped, loses nothing, and hurts nobody else
    Given a server with:
      | streams.on_disconnect           | detach   |
      | streams.reattach_grace_ms       | 50       |
      | streams.reader_buffer_bytes_max | 65536    |
      | streams.stream_bytes_max        | 67108864 |
    And a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "S" follows task "A"
    And reader "S" stops reading
    And the engine gives task "A" more than a reader that stopped can take
    And the engine gives task "A" the pieces:
      | " still" |
    And reader "R" has the piece " still"
    And reader "S" reads on
    And reader "S" has the connection closed
    And reader "T" resumes task "A" where reader "S" was
    And the engine gives task "A" the pieces:
      | " last" |
    And the engine ends task "A"
    And reader "R" has the end of the stream
    And reader "T" has the end of the stream
    Then from "before" to "after" the metric "reader_disconnects_total" changes by: [ASY-STREAM-013(b)]
      | reason | slow |
      | change | 1    |
    And what these readers got is together the log of reader "R": [ASY-STREAM-013(a), ASY-STREAM-013(c)]
      | S | T |
    And the stream of reader "T" ends with "end" [ASY-STREAM-013(c)]
    And the stream of reader "R" is in order [ASY-STREAM-013(a), ASY-STREAM-013(d)]
    And reader "R" gets the piece " still" before reader "S" reads on [ASY-STREAM-013(d)]
    And the stream of reader "R" ends with "end" [ASY-STREAM-013(d)]

  @ASY-STREAM-019 @must
  Scenario: A slow reader misses interval frames alone, and each one that it misses is counted
    Given a server with:
      | store.stream_retention_ms       | 1000     |
      | streams.metrics_interval_ms     | 50       |
      | streams.reader_buffer_bytes_max | 67108864 |
      | streams.stream_bytes_max        | 67108864 |
    And a pool "P"
    And the engines of pool "P" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "A" is submitted
    And reader "S" follows task "A"
    And the slot goes from task "X" to task "A"
    And the metrics are read as "calm"
    And reader "S" has 4 frames "metrics"
    And the metrics are read as "still calm"
    And reader "S" stops reading
    And the engine gives task "A" so much that 3 frames are dropped
    And the engine gives task "A" the pieces:
      | " last" |
    And the engine ends task "A"
    And task "A" comes to be completed
    And reader "S" reads on
    And reader "S" has the end of the stream
    Then from "calm" to "still calm" the metric "sse_backpressure_drops_total" changes by: [ASY-STREAM-019(a)]
      | change | 0 |
    And the frames "metrics" that reader "S" missed are counted, of 5 in all [ASY-STREAM-019(a)]
    And from "before" to "after" the metric "sse_backpressure_drops_total" changes by: [ASY-STREAM-019(a)]
      | change | {"$min": 3} |
    And the stream of reader "S", who was there from the start, is in order [ASY-STREAM-019(b)]
    And a metrics frame of reader "S" has: [ASY-STREAM-019(b)]
      | state | running |
    And the stream of reader "S" ends with "end" [ASY-STREAM-019(b)]
