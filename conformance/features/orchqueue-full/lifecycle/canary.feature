Feature: Trials of a new version
  A part of the sessions goes to a new version, and one action takes it back.

  @ORCH-3033 @must
  Scenario: Of a thousand sessions a fifth goes to a canary of twenty percent
    Given a server with:
      | store.kind          | memory |
      | telemetry.log_level | warn   |
    And the tenant of the case has:
      | id | canary-share-tenant |
    And a pool "P" with:
      | id                                | canary-share |
      | replicas                          | 2            |
      | slots                             | 64           |
      | queue.capacity                    | 2000         |
      | canary.percent                    | 20           |
      | canary.replica_set.engine_version | b2-feedbee   |
    And engine 2 of pool "P" is of build "b2-feedbee"
    And the engines of pool "P" answer:
      | "done" |
    When 1000 sessions take a turn "one"
    Then engine 2 of pool "P" was asked 170 to 230 times [ORCH-3033(b)]
    And engine 1 of pool "P" was asked 770 to 830 times [ORCH-3033(b)]

  @ORCH-3033 @must
  Scenario: A session stays on its side
    Given a server that asks nothing of models
    And a pool "P" with:
      | replicas                          | 2          |
      | slots                             | 8          |
      | canary.percent                    | 50         |
      | canary.replica_set.engine_version | b2-feedbee |
    And engine 2 of pool "P" is of build "b2-feedbee"
    When 24 sessions take a turn "one"
    And 24 sessions take a turn "two"
    Then each of 24 sessions has the turns "one" and "two" on one engine [ORCH-3033(c)]
    And engine 1 of pool "P" was asked 2 to 46 times [ORCH-3033(c)]
    And engine 2 of pool "P" was asked 2 to 46 times [ORCH-3033(c)]

  @ORCH-3033 @must
  Scenario: A session that a label brought to the canary stays there without it
    Given a server that asks nothing of models
    And a pool "P" with:
      | replicas                          | 2          |
      | slots                             | 8          |
      | canary.label                      | ring=early |
      | canary.replica_set.engine_version | b2-feedbee |
    And engine 2 of pool "P" is of build "b2-feedbee"
    When task "A" of session "S" is submitted with:
      | labels | {"ring": "early"} |
    And task "A" comes to be completed
    And task "B" of session "S" is submitted
    And task "B" comes to be completed
    And task "C" of session "T" is submitted with:
      | labels | {"ring": "late"} |
    And task "C" comes to be completed
    And task "D" of session "T" is submitted with:
      | labels | {"ring": "early"} |
    And task "D" comes to be completed
    Then engine 2 of pool "P" was asked for task "A" [ORCH-3033(c)]
    And engine 2 of pool "P" was asked for task "B" [ORCH-3033(c)]
    And engine 1 of pool "P" was asked for task "C" [ORCH-3033(c)]
    And engine 1 of pool "P" was asked for task "D" [ORCH-3033(c)]

  @ORCH-3033 @ASY-CAT-005 @must
  Scenario: One action takes a canary back, and what it runs ends where it is
    Given a server that asks nothing of models
    And a pool "P" with:
      | replicas                          | 2          |
      | slots                             | 16         |
      | canary.percent                    | 100        |
      | canary.replica_set.engine_version | b2-feedbee |
    And engine 2 of pool "P" is of build "b2-feedbee"
    When model "stable" is entered with:
      | model_ref | {model:P} |
    And model "stable" has become active
    And model "tried" is entered with:
      | model_ref | {model:P} |
    And model "tried" has become canary
    And 4 sessions take a turn "before"
    And from now on the engines of pool "P" hold every task
    And task "A" is submitted
    And an engine works at task "A"
    And model "tried" is rolled back as "back"
    And from now on the engines of pool "P" answer:
      | "done" |
    And 8 sessions take a turn "after"
    And the engine gives task "A" the pieces:
      | "whole" |
    And the engine ends task "A"
    And task "A" comes to be completed
    And model "stable" is read as "serving"
    Then the answer to "back" has status 202 [ORCH-3033(d), ASY-CAT-005(a)]
    And engine 2 of pool "P" was asked for 4 tasks of the turn "before" [ORCH-3033(d)]
    And engine 2 of pool "P" was asked for 0 tasks of the turn "after" [ORCH-3033(d)]
    And engine 1 of pool "P" was asked for 8 tasks of the turn "after" [ORCH-3033(d), ASY-CAT-005(a)]
    And the answer to "serving" has: [ASY-CAT-005(a)]
      | state | active |
    And engine 2 of pool "P" was asked for task "A" [ASY-CAT-005(b)]
    And an engine was asked 1 times for task "A" [ASY-CAT-005(b)]
    And the record of task "A" has: [ASY-CAT-005(b)]
      | output     | whole |
      | attempts.# | 1     |
    And no engine is hung up on [ASY-CAT-005(b)]

  @ASY-CAT-005 @must
  Scenario: A rollback brings back the version that served before
    Given a server that asks nothing of models
    And a pool "P" with:
      | slots | 2 |
    And the engines of pool "P" hold every task
    When model "old" is entered with:
      | model_ref | {model:P} |
    And model "old" has become active
    And pool "P" is reloaded to "{word:old}" as "first"
    And model "new" is entered with:
      | model_ref | {model:P} |
    And model "new" has become active
    And pool "P" is reloaded to "{word:new}" as "second"
    And task "A" is submitted
    And an engine works at task "A"
    And a rollback of model "new" begins as "back"
    And model "new" comes to be draft
    And the rollback "back" is answered, or waits for what runs
    And time passes in which nothing must happen to "A"
    And the engine ends task "A"
    And task "A" comes to be completed
    And the rollback "back" is answered
    And pool "P" is resumed as "after"
    And task "B" is submitted
    And the engine ends task "B"
    And task "B" comes to be completed
    Then "model_digest" of the answer to "second" is the digest of the weights "new" [ASY-CAT-005(a)]
    And the answer to "back" has status 202 [ASY-CAT-005(a)]
    And "model_digest" of the answer to "after" is the digest of the weights "old" [ASY-CAT-005(a)]
    And "attempts.0.model_digest" of the answer to "A/getTask" is the digest of the weights "new" [ASY-CAT-005(b)]
    And "attempts.0.model_digest" of the answer to "B/getTask" is the digest of the weights "old" [ASY-CAT-005(a)]
    And the record of task "A" has: [ASY-CAT-005(b)]
      | attempts.# | 1 |
    And no engine is hung up on [ASY-CAT-005(b)]

  @ASY-CAT-005 @must
  Scenario: With nothing to go back to a rollback is a conflict
    Given a server that asks nothing of models
    When model "M" is entered
    And model "M" is rolled back as "at once"
    And model "M" is moved to active
    And model "M" is rolled back as "back"
    And model "M" is read as "after"
    And model "M" is rolled back as "once more"
    Then "at once" is refused with "STATE_CONFLICT" [ASY-CAT-005(c)]
    And the answer to "back" has status 202 [ASY-CAT-005(c)]
    And the answer to "after" has: [ASY-CAT-005(a)]
      | state | draft |
    And "once more" is refused with "STATE_CONFLICT" [ASY-CAT-005(c)]
