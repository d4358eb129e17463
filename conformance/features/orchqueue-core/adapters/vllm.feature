Feature: vLLM

  @ORCH-3055 @OC-ADAPT-5020 @OC-ADAPT-5021 @OC-ADAPT-5030 @must @wire-vllm
  Scenario: Its routes tell health, model, version and metrics, and complete with usage
    Given a pool "P" with:
      | wire    | vllm   |
      | version | 0.99.1 |
    And the engines of pool "P" read 40 tokens, 25 of them cached, and write 12:
      | one |
    When task "A" is submitted
    And task "A" comes to be completed
    And the operator calls getPoolHealth as "H" with:
      | path.pool_id | {pool:P} |
    And the operator calls listReplicaSets as "S" with:
      | query.limit | 200 |
    And what the engine of pool "P" was asked beside tasks is noted as "probes"
    Then in "probes" the engine was asked: [ORCH-3055(a), OC-ADAPT-5020]
      | GET /health | GET /v1/models | GET /version | GET /metrics |
    And the answer to "H" has: [ORCH-3055(a), ORCH-3055(b)]
      | ready                     | true   |
      | replicas.0.engine_version | 0.99.1 |
    And the answer to "S" has: [ORCH-3055(b), OC-ADAPT-5030]
      | items | {"$contains": {"$where": {"pool_id": "{pool:P}", "engine_version": "0.99.1"}}} |
    And an engine was asked for task "A" with: [ORCH-3055(a), OC-ADAPT-5021]
      | path                              | /v1/completions |
      | body.stream                       | true            |
      | body.stream_options.include_usage | true            |
    And the record of task "A" has: [OC-ADAPT-5021]
      | usage.prompt_tokens     | 40 |
      | usage.completion_tokens | 12 |
      | output                  | one |

  @OC-ADAPT-5020 @must @wire-vllm
  Scenario: With another model there the replica is not ready
    Given a pool "P" with:
      | wire                  | vllm |
      | heartbeat.interval_ms | 100  |
      | heartbeat.missed_max  | 20   |
    When engine 1 of pool "P" has the model "some-other"
    And the health of pool "P" comes to have, as "H":
      | ready | false |
    And task "A" is submitted
    Then the answer to "H" has: [OC-ADAPT-5020]
      | ready            | false |
      | replicas.0.ready | false |
    And an engine was asked 0 times for task "A" [OC-ADAPT-5020]

  @OC-ADAPT-5030 @must @wire-vllm
  Scenario: A pool whose configured context is longer than the engine's is not ready
    Given a pool "P" with:
      | wire                 | vllm |
      | ctx                  | 2048 |
      | model.ctx_max        | 4096 |
      | model.max_tokens_max | 1024 |
    And a pool "Q" with:
      | wire                 | vllm |
      | ctx                  | 2048 |
      | model.max_tokens_max | 1024 |
    And the engines of pool "P" are not what it asks for
    When the operator calls getPoolHealth as "H" with:
      | path.pool_id | {pool:P} |
    And the operator calls getPoolHealth as "K" with:
      | path.pool_id | {pool:Q} |
    Then the answer to "H" has: [OC-ADAPT-5030]
      | ready | false |
    And the answer to "K" has: [OC-ADAPT-5030]
      | ready | true |

  @ORCH-3055 @must @wire-vllm
  Scenario: A cancel ends the call of an engine of vLLM
    Given a pool "P" with:
      | wire | vllm |
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" is submitted
    And an engine works at task "A"
    And task "A" is canceled
    And the engine that has task "A" hears that it is hung up
    Then engine 1 of pool "P" is hung up on within the abort bound of "A/cancelTask" [ORCH-3055(a)]
