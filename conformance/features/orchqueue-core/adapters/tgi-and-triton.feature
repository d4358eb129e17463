Feature: TGI and Triton

  @ORCH-3056 @OC-ADAPT-5050 @must @wire-tgi
  Scenario: TGI generates by its own route and tells what runs
    Given a pool "P" with:
      | wire    | tgi   |
      | version | 3.9.9 |
    And the engines of pool "P" stop for want of room:
      | one | two |
    When task "A" is submitted
    And task "A" comes to be completed
    And the operator calls listReplicaSets as "S" with:
      | query.limit | 200 |
    And what the engine of pool "P" was asked beside tasks is noted as "probes"
    Then in "probes" the engine was asked: [ORCH-3056(b), OC-ADAPT-5050]
      | GET /info |
    And an engine was asked for task "A" with: [ORCH-3056(a)]
      | path | /generate_stream |
    And the answer to "S" has: [ORCH-3056(b), OC-ADAPT-5050]
      | items | {"$contains": {"$where": {"pool_id": "{pool:P}", "engine_version": "3.9.9"}}} |
    And the record of task "A" has: [OC-ADAPT-5050]
      | finish_reason           | length |
      | output                  | onetwo |
      | usage.completion_tokens | 2      |

  @OC-ADAPT-5040 @must @wire-tgi
  Scenario: An error of TGI inside a stream of status 200 is seen
    Given a pool "P" with:
      | wire               | tgi |
      | retry.attempts_max | 2   |
      | retry.base_ms      | 1   |
    When the next task of pool "P" fails by http-429
    And task "A" is submitted
    And task "A" comes to be completed
    And the next task of pool "P" fails by http-400
    And task "B" is submitted
    And task "B" comes to be failed
    Then an engine was asked 2 times for task "A" [OC-ADAPT-5040]
    And an engine was asked 1 times for task "B" [OC-ADAPT-5040]
    And the record of task "B" has: [OC-ADAPT-5040]
      | error.code | INVALID_PARAMS |

  @ORCH-3057 @OC-ADAPT-5060 @OC-ADAPT-5070 @must @wire-triton
  Scenario: Triton's model is asked whether it is ready, what it is, and to generate
    Given a pool "P" with:
      | wire    | triton |
      | version | 2.99.0 |
    And the engines of pool "P" answer:
      | one | two |
    When task "A" is submitted
    And task "A" comes to be completed
    And the operator calls listReplicaSets as "S" with:
      | query.limit | 200 |
    And what the engine of pool "P" was asked beside tasks is noted as "probes"
    Then in "probes" the engine was asked: [ORCH-3057(a), OC-ADAPT-5060]
      | GET /v2/models/{model:P}/ready | GET /v2 |
    And in "probes" the engine was asked: [ORCH-3057(c)]
      | GET /metrics |
    And the answer to "S" has: [OC-ADAPT-5070]
      | items | {"$contains": {"$where": {"pool_id": "{pool:P}", "engine_version": {"$contains": "2.99.0"}}}} |
    And the record of task "A" has: [ORCH-3057(b)]
      | output | onetwo |
    And an engine was asked for task "A" with: [ORCH-3057(b)]
      | path | {"$matches": "/v2/models/.*/generate_stream$"} |
