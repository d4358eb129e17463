Feature: Where the turns of a session run
  A turn goes back to the replica that served its session, as long as that one can take it.

  @ORCH-3009 @should
  Scenario: The next turn runs on the replica that served the last one
    Given a pool "P" with:
      | replicas | 2 |
    And the engines of pool "P" hold every task after:
      | one |
    When all engines of pool "P" are ready
    And task "X" is submitted
    And an engine works at task "X"
    And task "A" of session "talk" is submitted
    And an engine works at task "A"
    And the engine ends task "A"
    And task "A" comes to be completed
    And the engine ends task "X"
    And task "X" comes to be completed
    And task "B" of session "talk" is submitted
    And reader "R" follows task "B"
    And an engine works at task "B"
    And reader "R" has frame "token"
    And the engine ends task "B"
    And reader "R" has the end of the stream
    Then engine 1 of pool "P" was asked 1 times [ORCH-3009(a)]
    And engine 2 of pool "P" was asked 2 times [ORCH-3009(a)]
    And a metrics frame of reader "R" has: [ORCH-3009(a)]
      | kv_warmth  | true          |
      | replica_id | {replica:P.2} |

  @ORCH-3009 @OC-CORE-1013 @ORCH-3023 @must
  Scenario: A turn whose replica is busy runs elsewhere, without its cache
    Given a pool "P" with:
      | replicas | 2 |
    And the engines of pool "P" hold every task after:
      | one |
    When all engines of pool "P" are ready
    And task "X" is submitted
    And an engine works at task "X"
    And task "A" of session "talk" is submitted
    And an engine works at task "A"
    And the engine ends task "A"
    And task "A" comes to be completed
    And task "Y" is submitted
    And an engine works at task "Y"
    And the engine ends task "X"
    And task "X" comes to be completed
    And task "B" of session "talk" is submitted
    And reader "R" follows task "B"
    And an engine works at task "B"
    And reader "R" has frame "token"
    And the engine ends task "B"
    And reader "R" has the end of the stream
    And session "talk" is read as "S"
    Then engine 1 of pool "P" was asked 2 times [ORCH-3009(b)]
    And engine 2 of pool "P" was asked 2 times [ORCH-3009(b)]
    And each metrics frame of reader "R" has: [ORCH-3009(c)]
      | kv_warmth | false |
    And each metrics frame of reader "R" has: [ORCH-3023(a), ORCH-3023(b)]
      | kv_migrated | false |
    And the answer to "S" has: [ORCH-3023(b)]
      | kv_migrated | false         |
      | replica_id  | {replica:P.1} |
    And the answer to "B" has status 202 [OC-CORE-1013(b)]

  @ORCH-3009 @OC-CORE-1013 @ORCH-3023 @must
  Scenario: A session whose replica is lost is served by another one, without its cache
    Given a pool "P" with:
      | replicas      | 2 |
      | retry.base_ms | 1 |
      | retry.cap_ms  | 1 |
    And the engines of pool "P" hold every task after:
      | one |
    When all engines of pool "P" are ready
    And task "X" is submitted
    And an engine works at task "X"
    And task "A" of session "talk" is submitted
    And an engine works at task "A"
    And the engine ends task "A"
    And task "A" comes to be completed
    And the engine ends task "X"
    And task "X" comes to be completed
    And engine 2 of pool "P" crashes
    And task "B" of session "talk" is submitted
    And reader "R" follows task "B"
    And an engine works at task "B"
    And reader "R" has frame "token"
    And the engine ends task "B"
    And reader "R" has the end of the stream
    And session "talk" is read as "S"
    Then the answer to "B" has status 202 [OC-CORE-1013(b)]
    And the stream of reader "R" ends with "end" [OC-CORE-1013(b), ORCH-3009(b)]
    And engine 1 of pool "P" was asked 2 times [OC-CORE-1013(b)]
    And a metrics frame of reader "R" has: [ORCH-3009(c), ORCH-3023(c)]
      | state      | running       |
      | kv_warmth  | false         |
      | replica_id | {replica:P.1} |
    And each metrics frame of reader "R" has: [ORCH-3023(a), ORCH-3023(b)]
      | kv_migrated | false |
    And the answer to "S" has: [ORCH-3023(a)]
      | kv_migrated | false |

  @ORCH-3023 @must
  Scenario: A cache is warm only where the replica served the session before and did not restart
    Given a pool "P" with:
      | restart.base_ms       | 10   |
      | heartbeat.interval_ms | 1000 |
      | heartbeat.missed_max  | 20   |
    And the engines of pool "P" hold every task after:
      | one |
    When the health of pool "P" comes to have, as "up":
      | ready | true |
    And task "A" of session "talk" is submitted
    And reader "RA" follows task "A"
    And an engine works at task "A"
    And reader "RA" has frame "token"
    And the engine ends task "A"
    And reader "RA" has the end of the stream
    And task "B" of session "talk" is submitted
    And reader "RB" follows task "B"
    And an engine works at task "B"
    And reader "RB" has frame "token"
    And the engine ends task "B"
    And reader "RB" has the end of the stream
    And engine 1 of pool "P" becomes unready
    And the health of pool "P" comes to have, as "lost":
      | ready | false |
    And session "talk" is read as "S"
    And engine 1 of pool "P" becomes ready
    And the health of pool "P" comes to have, as "back":
      | ready | true |
    And task "C" of session "talk" is submitted
    And reader "RC" follows task "C"
    And an engine works at task "C"
    And reader "RC" has frame "token"
    And the engine ends task "C"
    And reader "RC" has the end of the stream
    Then each metrics frame of reader "RA" has: [ORCH-3023(c)]
      | kv_warmth | false |
    And a metrics frame of reader "RB" has: [ORCH-3023(c)]
      | kv_warmth | true |
    And the answer to "S" has: [ORCH-3023(c)]
      | kv_warmth | false |
    And each metrics frame of reader "RC" has: [ORCH-3023(c)]
      | kv_warmth | false |
    And the stream of reader "RC" ends with "end" [ORCH-3023(c)]
