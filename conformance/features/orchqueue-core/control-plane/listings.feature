Feature: What operators see of pools and replicas

  @ORCH-2103 @OC-CTRL-2001 @must
  Scenario: The health of a pool follows the pool
    Given a pool "P" with:
      | slots | 2 |
    And a pool "Q" with:
      | slots                 | 2    |
      | heartbeat.interval_ms | 1000 |
      | heartbeat.missed_max  | 4    |
      | restart.base_ms       | 10   |
      | restart.cap_ms        | 50   |
    And the engines of pool "P" hold every task after:
      | one |
    When the health of pool "P" is read as "idle"
    And task "A" is submitted
    And an engine works at task "A"
    And the health of pool "P" is read as "busy"
    And pool "P" is drained within 60000 ms as "D"
    And the health of pool "P" is read as "draining"
    And pool "P" is resumed as "R"
    And the engine ends task "A"
    And task "A" comes to be completed
    And the health of pool "Q" comes to have, as "up":
      | ready | true |
    And engine 1 of pool "Q" crashes
    And the health of pool "Q" comes to have, as "dead":
      | live | false |
    And engine 1 of pool "Q" is back
    And the health of pool "Q" comes to have, as "back":
      | ready | true |
    Then the answer to "idle" has: [ORCH-2103(a), OC-CTRL-2001(a)]
      | pool_id                   | {pool:P}      |
      | live                      | true          |
      | ready                     | true          |
      | draining                  | false         |
      | replicas.#                | 1             |
      | replicas.0.replica_id     | {replica:P.1} |
      | replicas.0.live           | true          |
      | replicas.0.ready          | true          |
      | replicas.0.slots_total    | 2             |
      | replicas.0.slots_free     | 2             |
      | replicas.0.active_leases  | 0             |
      | replicas.0.breaker        | closed        |
      | metrics.active_leases     | 0             |
    And the answer to "busy" has: [ORCH-2103(a)]
      | replicas.0.slots_free    | 1 |
      | replicas.0.active_leases | 1 |
      | metrics.active_leases    | 1 |
    And the answer to "draining" has: [ORCH-2103(a)]
      | live     | true  |
      | ready    | false |
      | draining | true  |
    And the answer to "dead" has: [ORCH-2103(a), OC-CTRL-2001(a)]
      | live                   | false |
      | ready                  | false |
      | draining               | false |
      | replicas.0.live        | false |
      | replicas.0.ready       | false |
      | replicas.0.slots_total | 2     |
      | replicas.0.breaker     | {"$oneOf": ["closed", "open", "half-open"]} |
    And the answer to "back" has: [ORCH-2103(a)]
      | live             | true |
      | replicas.0.ready | true |

  @ORCH-2103 @OC-CTRL-2001 @must
  Scenario: Reading the health of a pool changes nothing and shows no figure that nobody gave
    Given a pool "P"
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And pool "P" is resumed as "before"
    And the health of pool "P" is read as "H1"
    And the health of pool "P" is read as "H2"
    And pool "P" is resumed as "after"
    And the admin calls listAuditRecords as "audit" with:
      | query.tenant_id | {tenant:}     |
      | query.action    | getPoolHealth |
    And the engine ends task "A"
    And an engine works at task "B"
    Then the answers have the same: [ORCH-2103(b)]
      | answer | value |
      | before | body  |
      | after  | body  |
    And the answer to "audit" has: [ORCH-2103(b)]
      | items.# | 0 |
    And the answer to "H2" has: [ORCH-2103(b), OC-CTRL-2001(b)]
      | ready                         | true               |
      | metrics.queue_depth           | 1                  |
      | metrics.gpu_utilization       | {"$exists": false} |
      | metrics.vram_used_bytes       | {"$exists": false} |
      | metrics.ram_used_bytes        | {"$exists": false} |

  @ASY-CTRL-002 @must
  Scenario: Every configured pool is listed once in the order of ids
    Given a server of its own
    And a pool "C"
    And a pool "A" with:
      | engine | twin |
    And a pool "B" with:
      | restart.base_ms | 10 |
    And the engines of pool "B" are not ready
    When the operator calls listPools as "L"
    Then the answer to "L" has: [ASY-CTRL-002]
      | items.#           | 3          |
      | items.0.id        | {pool:A}   |
      | items.1.id        | {pool:B}   |
      | items.2.id        | {pool:C}   |
      | items.0.engine    | twin       |
      | items.1.engine    | {engine:B} |
      | items.0.model_ref | {model:A}  |
      | items.1.model_ref | {model:B}  |
      | items.2.model_ref | {model:C}  |
      | items.0.ready     | true       |
      | items.1.ready     | false      |
      | items.2.ready     | true       |

  @ORCH-2104 @OC-CTRL-2004 @must
  Scenario: Replica sets are listed with their load, their slots and what they pin
    Given a server of its own
    And a pool "P" with:
      | slots                               | 4     |
      | version                             | b7-x  |
      | replica_set.engine_version          | b7-x  |
      | replica_set.sampler_profile_version | sp-1  |
    And a pool "Q" with:
      | version | b9-read |
    And the engines of pool "P" hold every task after:
      | one |
    When the operator calls listReplicaSets as "idle"
    And task "A" is submitted
    And an engine works at task "A"
    And the operator calls listReplicaSets as "busy"
    And the engine ends task "A"
    And task "A" comes to be completed
    And the operator calls listReplicaSets as "rest"
    Then the answer to "idle" has: [ORCH-2104(a), ORCH-2104(b)]
      | items.#             | 2        |
      | items.0.pool_id     | {pool:P} |
      | items.0.slots_total | 4        |
      | items.0.slots_free  | 4        |
      | items.0.load        | 0        |
    And the answer to "busy" has: [ORCH-2104(a), ORCH-2104(b)]
      | items.0.slots_total | 4    |
      | items.0.slots_free  | 3    |
      | items.0.load        | 0.25 |
      | items.1.load        | 0    |
    And the answer to "rest" has: [ORCH-2104(a), ORCH-2104(b)]
      | items.0.slots_free | 4 |
      | items.0.load       | 0 |
    And the answer to "idle" has: [OC-CTRL-2004]
      | items.0.engine_version          | b7-x            |
      | items.0.sampler_profile_version | sp-1            |
      | items.0.replicas                | ["{replica:P.1}"] |
      | items.1.engine_version          | b9-read         |
