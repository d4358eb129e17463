Feature: Pools that are bound to NVIDIA devices
  Such a pool computes on the devices of its mask or not at all.

  @ORCH-1101 @ORCH-3018 @must
  Scenario: A pool whose device is not there is never ready, says why, and leaves the control plane alone
    Given a pool "P" with:
      | accelerator           | nvidia |
      | devices               | [63]   |
      | heartbeat.interval_ms | 1000   |
      | heartbeat.missed_max  | 20     |
      | restart.base_ms       | 10     |
      | restart.cap_ms        | 50     |
    And a pool "Q"
    And the engines of pool "P" are not ready
    When engine 1 of pool "P" becomes ready
    And the health of pool "P" comes to have, as "H":
      | last_error | {"$matches": "(?:device\|nvidia\|NVIDIA)"} |
    And the health of pool "P" is read as "later"
    And task "A" is submitted to pool "P"
    And pool "P" is drained within 0 ms as "drain"
    And pool "P" is resumed as "resume"
    And the client calls getCapabilities as "capabilities"
    And task "B" is submitted to pool "Q"
    And task "B" comes to be completed
    Then the answer to "H" has: [ORCH-1101(a)]
      | ready                 | false                                          |
      | replicas.0.ready      | false                                          |
      | last_error            | {"$matches": "(?:device\|nvidia\|NVIDIA)"} |
    And the answer to "later" has: [ORCH-1101(a)]
      | ready | false |
    And "A" is refused with "POOL_UNAVAILABLE" [ORCH-3018(a)]
    And the hints of "A" agree and name "unavailable" [ORCH-3018(a)]
    And engine 1 of pool "P" was asked 0 times [ORCH-3018(a)]
    And the answer to "drain" has status 202 [ORCH-1101(c)]
    And the answer to "resume" has: [ORCH-1101(c)]
      | id          | {pool:P} |
      | accelerator | nvidia   |
      | ready       | false    |
    And the answer to "capabilities" has status 200 [ORCH-1101(c)]
    And the record of task "B" has: [ORCH-1101(d)]
      | attempts.0.pool_id    | {pool:Q}      |
      | attempts.0.replica_id | {replica:Q.1} |
      | served_by             | {replica:Q.1} |
